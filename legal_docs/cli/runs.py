"""legal-docs runs: the newest run of each case, what runs out first at the top."""

import typer

from legal_docs.cli import show, work
from legal_docs.cli.options import Json
from legal_docs.drafting.words import yuan
from legal_docs.model.run import RunRecord

_HEADS = {
    "zh": ("案件", "行动日", "运行日", "结果", "欠款（元）", "文件夹"),
    "en": ("case", "act by", "run on", "result", "owed (yuan)", "folder"),
}
_NONE = {"zh": "还没有运行记录。先运行 legal-docs run", "en": "No run yet. Begin with legal-docs run"}


def runs(ctx: typer.Context, json: Json = False) -> None:
    """列出每件案件最近一次运行，最先到期的在前 / the newest run of each case."""
    from legal_docs.services.runs import latest

    wiring, lang = work.start(ctx)
    found = latest(wiring)
    if json:
        show.as_json([each.model_dump(mode="json") for each in found])
    elif found:
        show.table("", _HEADS[lang], [_row(each, lang) for each in found], right=(4,), whole=(1, 2))
    else:
        show.tell(_NONE[lang])


def _row(each: RunRecord, lang: str) -> tuple[str, ...]:
    result = each.status.value if lang == "en" else each.status.label
    act_by = each.earliest_act_by.isoformat() if each.earliest_act_by else "-"
    return each.case_number, act_by, each.on.isoformat(), result, yuan(each.owed), each.folder
