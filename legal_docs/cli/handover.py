"""legal-docs hand-over, feedback: a pack for outside counsel, and what comes back."""

from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from legal_docs.cli import finished, show, work
from legal_docs.errors import ExitCode

_SAID = {
    "zh": "已写入 {path}：{files}个文件，交给{to}",
    "en": "Written: {path}: {files} files for {to}",
}
_READ = {
    "zh": "{path}：{rows}行可用，错误{errors}处",
    "en": "{path}: {rows} rows can be used, {errors} errors",
}


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no time zone
    except ValueError:
        raise typer.BadParameter(f"日期应写作 2026-06-30 / write a day as 2026-06-30: {text}") from None


To = Annotated[str, typer.Option("--to", help="接收人，如“某某律师事务所 某律师” / who gets the pack")]
On = Annotated[
    date | None, typer.Option("--on", parser=_day, metavar="DATE", help="移交日或读取日，默认今天 / the day")
]
PasswordFile = Annotated[
    Path | None,
    typer.Option("--password-file", help="只有一行密码的文件，加密整个包 / seal the pack", exists=True),
]
Masked = Annotated[
    bool,
    typer.Option(
        "--masked", help="遮盖证件号码、电话、账号、地址（姓名保留） / mask all personal data but names"
    ),
]
AllowUnmasked = Annotated[
    bool,
    typer.Option(
        "--allow-unmasked-pages",
        help="遮盖版可以含程序不能辨认、没有遮盖的扫描页 / let scans that could not be masked go out",
    ),
]
Word = Annotated[bool, typer.Option("--word", help="连同 Word 文件 / with the Word files")]
Form = Annotated[Path, typer.Argument(help="交回的反馈表 .xlsx / the form that came back", exists=True)]
Known = Annotated[
    Path, typer.Option("--cases", help="案件文件或其文件夹 / the case file or its folder", exists=True)
]
OutFile = Annotated[Path | None, typer.Option("--out", help="写出的 JSON / the JSON to write")]


def hand_over(
    ctx: typer.Context,
    path: finished.Finished,
    to: To,
    cases: finished.Cases = None,
    case: finished.Case = None,
    evidence: finished.Evidence = None,
    on: On = None,
    password_file: PasswordFile = None,
    masked: Masked = False,
    allow_unmasked: AllowUnmasked = False,
    word: Word = False,
    out: finished.Out = None,
    force: finished.Force = False,
) -> None:
    """制作移交外聘律师的材料包 / make the pack for outside counsel."""
    from legal_docs.services.handover import pack, sealing

    wiring, lang = work.start(ctx)
    word_of = sealing.password(password_file) if password_file else ""
    found = finished.open_case(wiring, path, cases, case, evidence)
    how = {"masked": masked, "allow_unmasked": allow_unmasked, "word": word}
    order = pack.Order(to.strip(), on or wiring.today(), password=word_of, **how)
    handed = pack.hand_over(found, order, out=out or wiring.settings.out, force=force)
    show.problems(handed.problems, lang)
    show.tell(_SAID[lang].format(path=handed.folder, files=len(handed.files), to=order.to))


def feedback(
    ctx: typer.Context,
    form: Form,
    cases: Known,
    on: On = None,
    out: OutFile = None,
    force: finished.Force = False,
    json: finished.Json = False,
) -> None:
    """读入外聘律师交回的反馈表 / read the form that counsel returned."""
    from legal_docs.services import feedback as forms
    from legal_docs.services.publish import publish_file
    from legal_docs.services.run_cases import load

    wiring, lang = work.start(ctx)
    day = on or wiring.today()
    known = {one.case.number: one.case for one in load(cases, on=day).cases}
    found, problems = forms.read(form, known, on=day)
    if json:
        show.as_json({**found.model_dump(mode="json"), "problems": show.problem_json(problems)})
    else:
        show.problems(problems, lang)
    if out is not None:
        publish_file(out, partial(forms.write, found), force=force)
    errors = sum(problem.is_error for problem in problems)
    show.tell(_READ[lang].format(path=form.name, rows=len(found.updates), errors=errors))
    raise typer.Exit(ExitCode.BAD_INPUT if errors else ExitCode.OK)
