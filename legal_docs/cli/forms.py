"""legal-docs template fill-form: a form downloaded from a court, filled for one case."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from legal_docs.cli import show, work
from legal_docs.cli.texts import Lang
from legal_docs.services.fill_form import Filled, fill_court_form

_SAID = {
    "zh": ("已写入{file}：填入{placed}项，未能填入{left}项", "未能填入，请手工填写："),
    "en": ("Written: {file}. {placed} placed, {left} not placed", "Not placed, to be filled by hand:"),
}


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no time zone
    except ValueError:
        raise typer.BadParameter(f"日期应写作 2026-06-30 / write a day as 2026-06-30: {text}") from None


Form = Annotated[
    Path, typer.Argument(help="法院的空白表格 .docx / the court's blank form", exists=True, dir_okay=False)
]
Source = Annotated[
    Path, typer.Argument(help="JSON、XLSX、CSV 文件或文件夹 / file or folder of cases", exists=True)
]
Case = Annotated[str | None, typer.Option("--case", help="为哪一件填表 / the case to fill it for")]
On = Annotated[
    date | None, typer.Option("--on", parser=_day, metavar="DATE", help="运行日，默认今天 / day of the run")
]
Evidence = Annotated[
    Path | None,
    typer.Option(help="证据根文件夹，默认与案件文件同处 / folder that holds the evidence folders"),
]
Out = Annotated[Path | None, typer.Option("--out", help="输出文件或文件夹 / output file or folder")]
Force = Annotated[bool, typer.Option("--force", help="覆盖已有输出 / overwrite")]
Json = Annotated[bool, typer.Option("--json", help="机器可读输出 / for machines")]


def fill_form(
    ctx: typer.Context,
    form: Form,
    source: Source,
    case: Case = None,
    on: On = None,
    evidence: Evidence = None,
    out: Out = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """填写法院下载的要素式表格 / fill an element form downloaded from the court."""
    task = work.job(ctx, source, on, out, evidence=evidence, case=case, force=force, json=json)
    filled = fill_court_form(
        form,
        source,
        on=task.on,
        out=task.out,
        case=case,
        evidence=task.evidence,
        force=force,
        tables=task.wiring.tables,
    )
    _tell(filled, task.lang)
    if json:
        left = [{f: getattr(item, f) for f in item.__slots__} for item in filled.unplaced]
        show.as_json({"file": str(filled.file), "placed": filled.placed, "unplaced": left})


def _tell(filled: Filled, lang: Lang) -> None:
    show.problems(filled.problems, lang)
    written, by_hand = _SAID[lang]
    show.tell(written.format(file=filled.file, placed=filled.placed, left=len(filled.unplaced)))
    if filled.unplaced:
        show.tell(by_hand, "yellow")
    for item in filled.unplaced:
        show.tell(f"  {item.sentence}")
