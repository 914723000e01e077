"""legal-docs work: the process that does long work for the screens."""

import signal
import sys
from typing import Annotated

import typer

Idle = Annotated[
    int, typer.Option(min=0, help="没有任务多少秒后结束 / seconds without work after which it ends")
]


def work_on(idle: Idle = 60) -> None:
    """处理网页提交的后台任务 / do the long work that the screens have asked for."""
    from legal_docs.services.wiring import wire
    from legal_docs.services.work.room import workroom
    from legal_docs.services.work.worker import serve

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that nothing is left lying
    wiring = wire()
    with workroom(wiring.settings.home):
        serve(wiring, idle=idle)
