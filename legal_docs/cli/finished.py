"""What commands on a finished case share: which folder, and the case file it was made from."""

from pathlib import Path
from typing import Annotated

import typer

from legal_docs.services.handover.opened import Opened, opened
from legal_docs.services.publish import finished
from legal_docs.services.wiring import Wiring

Finished = Annotated[
    Path,
    typer.Argument(
        help="案件文件夹（并给出 --cases），或案件文件（并给出 --case） / a finished folder, or a case file",
        exists=True,
    ),
]
Cases = Annotated[
    Path | None,
    typer.Option("--cases", help="案件文件或其文件夹 / the case file the folder was made from", exists=True),
]
Case = Annotated[str | None, typer.Option("--case", help="只处理这一件 / this case only")]
Evidence = Annotated[
    Path | None,
    typer.Option(help="证据根文件夹，默认与案件文件同处 / folder that holds the evidence folders"),
]
Out = Annotated[Path | None, typer.Option("--out", help="输出文件夹 / output folder")]
Force = Annotated[bool, typer.Option("--force", help="覆盖已有输出 / overwrite")]
Json = Annotated[bool, typer.Option("--json", help="机器可读输出 / for machines")]


def open_case(
    wiring: Wiring, path: Path, cases: Path | None, case: str | None, evidence: Path | None
) -> Opened:
    """Return the finished case: the folder `path`, or where `run` puts `case` of the case file `path`."""
    if finished(path):
        if cases is None:
            raise typer.BadParameter("请用 --cases 指明案件文件 / --cases names the case file")
        return opened(path, cases, evidence=evidence, tables=wiring.tables)
    if not case:
        raise typer.BadParameter("请用 --case 指明案件 / --case names the case")
    folder = wiring.settings.out / case
    if not finished(folder):
        raise typer.BadParameter(f"{folder} 还没有生成，请先 run / run this case first")
    return opened(folder, path, evidence=evidence, tables=wiring.tables)
