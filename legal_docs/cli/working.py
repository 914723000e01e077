"""legal-docs work, refresh: the process that does long work for the screens, and what each night wants."""

from typing import Annotated

import typer

from legal_docs.cli import show, work
from legal_docs.cli.options import Json
from legal_docs.errors import ExitCode

_SAID = {
    "zh": "已按今日重新计算{cases}件未结案件，{changed}件有变化",
    "en": "{cases} open cases computed as of today; {changed} show something else",
}
Idle = Annotated[
    int, typer.Option(min=0, help="没有任务多少秒后结束 / seconds without work after which it ends")
]


def work_on(idle: Idle = 60) -> None:
    """处理网页提交的后台任务 / do the long work that the screens have asked for."""
    from legal_docs.services.work.stopping import Stop

    stop = Stop()
    stop.listen()  # from here on an end that is asked for leaves nothing lying
    from legal_docs.services.wiring import wire
    from legal_docs.services.work.room import workroom
    from legal_docs.services.work.worker import serve

    wiring = wire()
    with workroom(wiring.settings.home):
        serve(wiring, idle=idle, stop=stop)
    if stop.signal:
        raise typer.Exit(stop.exit_code)


def refresh(ctx: typer.Context, json: Json = False) -> None:
    """每晚运行：按当日重新计算全部未结案件 / compute every open case as of today, each night."""
    from legal_docs.model.account import Role
    from legal_docs.services.desk.console import console
    from legal_docs.services.desk.in_force import in_force
    from legal_docs.services.desk.refreshing import refresh as refreshed

    wiring, lang = work.start(ctx)
    found = refreshed(console(in_force(wiring), Role.LAWYER))
    if json:
        faults = [{"code": each.code, "zh": each.zh, "en": each.en} for each in found.faults]
        show.as_json({"cases": found.cases, "changed": found.changed, "faults": faults})
    for each in found.faults:
        show.tell(each.sentence(lang), "red")
    show.tell(_SAID[lang].format(cases=found.cases, changed=found.changed))
    raise typer.Exit(ExitCode.KEYS if found.faults else ExitCode.OK)
