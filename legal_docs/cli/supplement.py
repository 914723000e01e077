"""legal-docs supplement: exhibits that came after the bundle was filed."""

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from legal_docs.cli import work
from legal_docs.cli.options import Case, Evidence, Force, On, Out, Source

Filed = Annotated[
    list[Path],
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


def supplement(
    ctx: typer.Context,
    source: Source,
    filed: Filed,
    way: Way = "continue",
    on: On = None,
    evidence: Evidence = None,
    case: Case = None,
    out: Out = None,
    force: Force = False,
) -> None:
    """编制补充证据卷，已提交的编号和页码不变 / bind what is new; what was filed keeps its numbers."""
    from legal_docs.services.supplements import make_supplement

    task = work.job(ctx, source, on, out, evidence=evidence, case=case, force=force)
    work.part(task, partial(make_supplement, filed=filed, way=way))
