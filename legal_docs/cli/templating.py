"""legal-docs template: which templates there are, what is wrong with one, what it makes of a sample."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from legal_docs.cli import forms, show, work
from legal_docs.cli.options import Force, Json, Out
from legal_docs.cli.texts import Lang, say
from legal_docs.errors import ExitCode
from legal_docs.model.casefile import Cause
from legal_docs.model.filing import FilingKind

template_app = typer.Typer(no_args_is_help=True, help="文书模板 / Word templates")
template_app.command("fill-form")(forms.fill_form)


def _kind(text: str) -> FilingKind:
    try:
        return FilingKind(text)
    except ValueError:
        raise typer.BadParameter(f"{'、'.join(FilingKind.labels())} / {', '.join(FilingKind)}") from None


def _cause(text: str) -> Cause:
    try:
        return Cause(text)
    except ValueError:
        raise typer.BadParameter(f"{'、'.join(Cause.labels())} / {', '.join(Cause)}") from None


File = Annotated[Path, typer.Argument(help="Word 模板 / the Word template", exists=True, dir_okay=False)]
Kind = Annotated[
    FilingKind | None,
    typer.Option("--kind", parser=_kind, metavar="KIND", help="文书种类，如 民事起诉状 / such as complaint"),
]
CauseOption = Annotated[
    Cause | None,
    typer.Option("--cause", parser=_cause, metavar="CAUSE", help="案由，如 金融借款合同纠纷 / loan, card"),
]
Sample = Annotated[str | None, typer.Option("--case", help="用哪一件示例案件 / which sample case")]


@template_app.command("list")
def list_templates(ctx: typer.Context, json: Json = False) -> None:
    """列出全部模板：编号、版本、用途、指纹 / list every template."""
    from legal_docs.services.templating import known

    wiring, lang = work.start(ctx)
    found = known(wiring.settings.templates)
    rows = [(each.note, each.record) for each in found]
    if json:
        show.as_json([{**note.model_dump(mode="json"), **record.model_dump()} for note, record in rows])
        return
    heads = [say(k, lang) for k in ("template_id", "version", "filing", "fits", "file", "sha256")]
    show.table("", heads, (_row(note, record, lang) for note, record in rows), whole=(0, 1))


def _row(note: Any, record: Any, lang: Lang) -> tuple[str, ...]:
    chosen = [choice.label if lang == "zh" else choice.value for choice in (note.kind, note.cause) if choice]
    fits = [*chosen[1:], *filter(None, [note.court])] or [say("any", lang)]
    file = record.file if record.own else say("packaged", lang)
    return note.id, note.version, chosen[0], " ".join(fits), file, record.sha256[:8]


@template_app.command("check")
def check_template(
    ctx: typer.Context, file: File, kind: Kind = None, cause: CauseOption = None, json: Json = False
) -> None:
    """检查模板能否使用，列出每处问题 / lint a template."""
    from legal_docs.services.templating import check

    _, lang = work.start(ctx)
    checked = check(file, kind, cause)
    if json:
        note = checked.note.model_dump(mode="json")
        listed = show.problem_json(checked.problems)
        show.as_json({"template": note, "passed": checked.passed, "problems": listed})
    else:
        show.problems(checked.problems, lang)
    _tell(checked, file, lang)
    raise typer.Exit(ExitCode.OK if checked.passed else ExitCode.BAD_INPUT)


def _tell(checked: Any, file: Path, lang: Lang) -> None:
    errors = sum(problem.is_error for problem in checked.problems)
    counts = {"errors": errors, "warnings": len(checked.problems) - errors, "path": file.name}
    show.tell(say("template_passed" if checked.passed else "template_failed", lang, **counts))


@template_app.command("preview")
def preview_template(
    ctx: typer.Context,
    file: File,
    kind: Kind = None,
    cause: CauseOption = None,
    case: Sample = None,
    out: Out = None,
    force: Force = False,
) -> None:
    """用虚构的示例案件填写模板，写出 Word 和 PDF / fill a template with a sample case."""
    from legal_docs.services.publish import publish_file
    from legal_docs.services.templating import check, preview

    wiring, lang = work.start(ctx)
    checked = check(file, kind, cause)
    show.problems(checked.problems, lang)
    if not checked.passed:
        _tell(checked, file, lang)
        raise typer.Exit(ExitCode.BAD_INPUT)
    made = preview(file, checked.note, case)
    folder = out or wiring.settings.out
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, data in ((".docx", made.docx), (".pdf", made.pdf)):
        target = folder / f"{file.stem}-预览{suffix}"
        publish_file(target, partial(_write, data), force=force)
        show.tell(say("written", lang, path=target))
    show.tell(say("preview_of", lang, case=made.case_number))


def _write(data: bytes, path: Path) -> None:
    path.write_bytes(data)
