"""legal-docs audit: the trail, for whoever answers for the machine."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from legal_docs.cli import show, work
from legal_docs.cli.options import Force, Json, day
from legal_docs.cli.texts import Lang
from legal_docs.errors import ExitCode
from legal_docs.model.account import Role
from legal_docs.model.trail import TrailEvent
from legal_docs.services.desk import anchors, trail
from legal_docs.services.desk.console import console
from legal_docs.services.wiring import CHINA

audit_app = typer.Typer(no_args_is_help=True, help="审计记录 / the trail of who did what")
_SAID = {
    "zh": {
        "whole": "审计记录完整，共{count}条",
        "broken": "审计记录不完整：共{count}条，发现{faults}处问题。请保留现场，不要清理，并查明原因",
        "written": "锚点已写入 {path}（第{seq}条）。请保存到其他地方，例如打印或者交审计部门",
        "more": "第{page}页，共{total}条；用 --page 查看其他页",
        "heads": ("序号", "时间（北京）", "何人", "何事", "对象", "内容"),
    },
    "en": {
        "whole": "The trail is whole: {count} events",
        "broken": "Not whole: {count} events, {faults} faults. Leave all as it is and find out why",
        "written": "Anchor written: {path} (event {seq}). Keep it elsewhere, in print or with the auditors",
        "more": "Page {page}, {total} events; see other pages with --page",
        "heads": ("No.", "When (Beijing)", "Who", "What", "To what", "Detail"),
    },
}  # fmt: skip

AnchorFile = Annotated[
    Path | None,
    typer.Option("--anchor", help="先前导出的锚点 / an anchor exported earlier", exists=True, dir_okay=False),
]
Target = Annotated[Path, typer.Option("--out", help="要写入的锚点文件 / the anchor to write")]
Who = Annotated[str | None, typer.Option("--who", help="登录名 / a login")]
Act = Annotated[str | None, typer.Option("--action", help="何事，如 people 或 session.begin / what was done")]
Thing = Annotated[str | None, typer.Option("--object", help="对象，如 case:12 / to what")]
Since = Annotated[date | None, typer.Option("--since", parser=day, metavar="DATE", help="自该日起 / from")]
Until = Annotated[date | None, typer.Option("--until", parser=day, metavar="DATE", help="至该日止 / to")]
Page = Annotated[int, typer.Option("--page", min=1, help="第几页 / which page")]


@audit_app.command("verify")
def audit_verify(ctx: typer.Context, anchor: AnchorFile = None, json: Json = False) -> None:
    """核对审计记录是否被改动、缺失、截尾 / is the trail whole."""
    wiring, lang = work.start(ctx)
    known = [anchors.read(anchor)] if anchor else []
    found = trail.verify(console(wiring, Role.AUDITOR), known)
    if json:
        faults = [{"kind": f.kind.value, "seq": f.seq, "zh": f.zh, "en": f.en} for f in found.faults]
        show.as_json({"count": found.count, "is_whole": found.is_whole, "faults": faults})
    for fault in found.faults:
        show.tell(fault.en if lang == "en" else fault.zh, "red")
    words = str(_SAID[lang]["whole" if found.is_whole else "broken"])
    show.tell(words.format(count=found.count, faults=len(found.faults)), "" if found.is_whole else "red")
    raise typer.Exit(ExitCode.OK if found.is_whole else ExitCode.PROOF_FAILED)


@audit_app.command("anchor")
def audit_anchor(ctx: typer.Context, out: Target, force: Force = False) -> None:
    """导出锚点，用来发现以后的截尾 / export how far the trail has come."""
    wiring, lang = work.start(ctx)
    taken = trail.anchor(console(wiring, Role.AUDITOR))
    anchors.write(out, taken, force=force)
    show.tell(str(_SAID[lang]["written"]).format(path=out, seq=taken.seq))


@audit_app.command("show")
def audit_show(
    ctx: typer.Context,
    who: Who = None,
    action: Act = None,
    object: Thing = None,
    since: Since = None,
    until: Until = None,
    page: Page = 1,
    json: Json = False,
) -> None:
    """查看审计记录，最新的在前 / the trail, the newest first."""
    wiring, lang = work.start(ctx)
    desk = console(wiring, Role.AUDITOR)
    names = trail.logins(desk)
    asked = trail.TrailQuery(
        who=_id(names, who),
        action=action,
        object=object,
        since=_midnight(since),
        until=_midnight(until, days=1),
        page=page,
    )
    found = trail.read(desk, asked)
    rows = [_row(each.event, names) for each in found.rows]
    if json:
        show.as_json([each.model_dump(mode="json") for each in found.rows])
    else:
        show.table("", _heads(lang), rows, right=(0,))
    show.tell(str(_SAID[lang]["more"]).format(page=page, total=found.total))


def _heads(lang: Lang) -> tuple[str, ...]:
    return tuple(_SAID[lang]["heads"])


def _id(names: dict[int, str], login: str | None) -> int | None:
    if login is None:
        return None
    found = next((id for id, name in names.items() if name == login), None)
    if found is None:
        raise typer.BadParameter(f"--who: 没有登录名 {login} / no login {login}")
    return found


def _midnight(day: date | None, days: int = 0) -> datetime | None:
    if day is None:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=CHINA) + timedelta(days=days)


def _row(event: TrailEvent, names: dict[int, str]) -> tuple[Any, ...]:
    when = event.at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")
    detail = " ".join(f"{name}={value}" for name, value in event.detail.items())
    who = names.get(event.who, str(event.who))
    return str(event.seq), when, who, event.action, trail.thing(event.object, names), detail
