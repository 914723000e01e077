"""legal-docs supplement: exhibits that came after the bundle was filed."""

from functools import partial

import typer

from legal_docs.cli import work
from legal_docs.cli.options import Case, Evidence, Filed, Force, On, Out, Source, Way


def supplement(
    ctx: typer.Context,
    source: Source,
    filed: Filed = None,
    way: Way = "continue",
    on: On = None,
    evidence: Evidence = None,
    case: Case = None,
    out: Out = None,
    force: Force = False,
) -> None:
    """编制补充证据卷，已提交的编号和页码不变 / bind what is new; what was filed keeps its numbers."""
    from legal_docs.services.supplements import make_supplement

    if not filed:
        raise typer.BadParameter("请用 --filed 指明已提交的证据卷 / --filed names the filed bundles")
    task = work.job(ctx, source, on, out, evidence=evidence, case=case, force=force)
    work.part(task, partial(make_supplement, filed=filed, way=way, layers=task.wiring.layers))
