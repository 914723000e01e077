"""legal-docs efile: a finished case laid out for upload to a court."""

import typer

from legal_docs.cli import finished, show, work
from legal_docs.errors import ExitCode

_SAID = {
    "zh": "已写入 {path}：{files}个文件，待签章{sign}个，错误{errors}处",
    "en": "Written: {path}: {files} files, {sign} to be signed, {errors} errors",
}


def efile(
    ctx: typer.Context,
    path: finished.Finished,
    cases: finished.Cases = None,
    case: finished.Case = None,
    evidence: finished.Evidence = None,
    out: finished.Out = None,
    force: finished.Force = False,
    json: finished.Json = False,
) -> None:
    """制作网上立案材料包 / make the pack for filing online."""
    from legal_docs.drafting.proceeding import court_of
    from legal_docs.services.efiling.pack import make_pack

    wiring, lang = work.start(ctx)
    found = finished.open_case(wiring, path, cases, case, evidence)
    limits = wiring.courts.of(court_of(found.dossier.case)).efiling
    packed = make_pack(found, limits, out=out or wiring.settings.out, force=force)
    errors = sum(problem.is_error for problem in packed.problems)
    if json:
        files = [{"name": one.name, "pages": one.pages, "size": one.size} for one in packed.files]
        show.as_json(
            {"folder": str(packed.folder), "files": files, "problems": show.problem_json(packed.problems)}
        )
    else:
        show.problems(packed.problems, lang)
    sign = sum(bool(one.to_sign) for one in packed.files)
    told = _SAID[lang].format(path=packed.folder, files=len(packed.files), sign=sign, errors=errors)
    show.tell(told)
    raise typer.Exit(ExitCode.BAD_INPUT if errors else ExitCode.OK)
