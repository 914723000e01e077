"""legal-docs template fill-form: a form downloaded from a court, filled for one case."""

from pathlib import Path
from typing import Annotated

import typer

from legal_docs.cli import show, work
from legal_docs.cli.options import Evidence, Filed, Force, Json, On, Source, Way
from legal_docs.cli.texts import Lang
from legal_docs.services.fill_form import Filled, fill_court_form

_SAID = {
    "zh": ("已写入{file}：填入{placed}项，未能填入{left}项", "未能填入，请手工填写："),
    "en": ("Written: {file}. {placed} placed, {left} not placed", "Not placed, to be filled by hand:"),
}


Form = Annotated[
    Path, typer.Argument(help="法院的空白表格 .docx / the court's blank form", exists=True, dir_okay=False)
]
Case = Annotated[str | None, typer.Option("--case", help="为哪一件填表 / the case to fill it for")]
Out = Annotated[Path | None, typer.Option("--out", help="输出文件或文件夹 / output file or folder")]


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
    filed: Filed = None,
    way: Way = "continue",
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
        courts=task.wiring.courts,
        filed=work.filed(filed, way),
    )
    _tell(filled, task.lang)
    if json:
        left = [{f: getattr(item, f) for f in item.__slots__} for item in filled.unplaced]
        notes = [{"zh": zh, "en": en} for zh, en in filled.notes]
        answer = {"file": str(filled.file), "placed": filled.placed, "unplaced": left, "notes": notes}
        show.as_json({**answer, "problems": show.problem_json(filled.problems)})


def _tell(filled: Filled, lang: Lang) -> None:
    show.problems(filled.problems, lang)
    written, by_hand = _SAID[lang]
    show.tell(written.format(file=filled.file, placed=filled.placed, left=len(filled.unplaced)))
    if filled.unplaced:
        show.tell(by_hand, "yellow")
    for item in filled.unplaced:
        show.tell(f"  {item.said(lang)}")
    for zh, en in filled.notes:
        show.tell(en if lang == "en" else zh, "yellow")
