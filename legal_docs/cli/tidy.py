"""legal-docs tidy: what has served its time is told, and cleared away where that is asked for."""

from dataclasses import asdict, replace
from typing import Annotated

import typer

from legal_docs.cli import show, work
from legal_docs.cli.options import Json
from legal_docs.errors import ExitCode

_SAID = {
    "zh": {
        "uploads": "已导入完毕或者已结束的上传",
        "evidence": "已从案件中移除的证据",
        "log_ins": "已过期的登录",
        "tries": "过时的登录失败计数",
        "drafts": "移交收回前外聘律师没有提交的反馈",
        "readings": "图像识别结果的缓存（需要时重新识别）",
        "exports": "已满一天的看板导出文件",
        "aside": "没有任何记录提到的文件：先移到一旁",
        "deleted": "已在一旁两天以上、仍没有记录提到的文件：删除",
        "back": "又有记录提到的文件：放回原处",
        "restores": "中途停止的恢复留下的内容",
        "dry": "只是列出，没有清理任何内容。要清理请加 --yes；建议先备份",
        "done": "已清理",
        "left": "上述数据可能提到文件，因此没有移动或者删除任何文件。查明并恢复后请再次运行",
    },
    "en": {
        "uploads": "uploads that were imported or dropped",
        "evidence": "evidence taken away from cases",
        "log_ins": "log-ins that are over",
        "tries": "old counts of failed log-ins",
        "drafts": "what outside counsel did not send before the pack was taken back",
        "readings": "recognised words kept for later (made again where needed)",
        "exports": "exported workbooks older than a day",
        "aside": "files no record names: put aside first",
        "deleted": "files that lay aside for two days and no record names: deleted",
        "back": "files a record names again: put back",
        "restores": "what a restoring that broke off left behind",
        "dry": "Nothing was cleared away, this is only a list. Add --yes to do it; make a backup before",
        "done": "Cleared away",
        "left": "These rows may name files, so no file was touched. Restore them, then run this again",
    },
}
_HEADS = {"zh": ("内容", "数量"), "en": ("what", "how many")}

Days = Annotated[int, typer.Option("--days", min=1, help="早于多少天 / older than so many days")]
Evidence = Annotated[
    bool, typer.Option("--evidence", help="连同已移除的证据 / also evidence that was taken away")
]
Yes = Annotated[bool, typer.Option("--yes", help="确实清理；不加则只列出 / do it; without, only a list")]


def tidy(
    ctx: typer.Context, days: Days = 30, evidence: Evidence = False, yes: Yes = False, json: Json = False
) -> None:
    """列出或者清理已用完的内容；案件、文书、证据卷、审计记录不动 / clear away what has served its time."""
    from legal_docs.services.tidy import tidy as cleared

    wiring, lang = work.start(ctx)
    words = _SAID[lang]
    found = cleared(wiring, days=days, evidence=evidence, really=yes)
    counts = {name: count for name, count in asdict(replace(found, faults=())).items() if name in words}
    if json:
        faults = [{"code": each.code, "zh": each.zh, "en": each.en} for each in found.faults]
        show.as_json({**counts, "faults": faults, "are_files_left": found.are_files_left, "done": yes})
    else:
        show.table("", _HEADS[lang], [(words[k], str(n)) for k, n in counts.items()], right=(1,))
    show.tell(words["done" if yes else "dry"])
    for each in found.faults:
        show.tell(each.sentence(lang), "red")
    if found.are_files_left:
        show.tell(words["left"], "red")
    raise typer.Exit(ExitCode.KEYS if found.faults else ExitCode.OK)
