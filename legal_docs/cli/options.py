"""Arguments and options that several commands share; one wording, one meaning."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer


def day(text: str) -> date:
    """Return the day written as 2026-06-30; raises typer.BadParameter."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no time zone
    except ValueError:
        raise typer.BadParameter(f"日期应写作 2026-06-30 / write a day as 2026-06-30: {text}") from None


Source = Annotated[
    Path, typer.Argument(help="JSON、XLSX、CSV 文件或文件夹 / file or folder of cases", exists=True)
]
On = Annotated[
    date | None, typer.Option("--on", parser=day, metavar="DATE", help="运行日，默认今天 / day of the run")
]
Evidence = Annotated[
    Path | None,
    typer.Option(help="证据根文件夹或者 ZIP，默认与案件文件同处 / folder or ZIP of the evidence folders"),
]
Case = Annotated[str | None, typer.Option("--case", help="只处理这一件 / this case only")]
Out = Annotated[Path | None, typer.Option("--out", help="输出文件夹 / output folder")]
Force = Annotated[bool, typer.Option("--force", help="覆盖已有输出 / overwrite")]
Json = Annotated[bool, typer.Option("--json", help="机器可读输出 / for machines")]
Filed = Annotated[
    list[Path] | None,
    typer.Option(
        "--filed",
        help="已提交的证据卷所在文件夹，提交过几次就依次写几次 / folders of the bundles filed, oldest first",
        exists=True,
    ),
]
Way = Annotated[
    Literal["continue", "insert"],
    typer.Option(
        "--way",
        help="continue：接在最后；insert：插入原卷，编为3A、第12A页 / go on at the end, or insert as 3A",
    ),
]
LangOption = Annotated[str | None, typer.Option("--lang", help="zh 或 en / zh or en")]
