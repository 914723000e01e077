"""legal-docs law check-cases: worked examples a law department keeps, run through the rules."""

from pathlib import Path
from typing import Annotated

import typer

from legal_docs.cli import show, work
from legal_docs.cli.texts import say
from legal_docs.errors import ExitCode

Examples = Annotated[
    Path, typer.Argument(help="示例案例 JSON / JSON file of worked examples", exists=True, dir_okay=False)
]
Json = Annotated[bool, typer.Option("--json", help="机器可读输出 / for machines")]


def check_cases(ctx: typer.Context, source: Examples, json: Json = False) -> None:
    """核对示例案例：逐项比较，列出不符 / run worked examples and print each mismatch."""
    from legal_docs.examples.runner import check_file

    _, lang = work.start(ctx)
    report = check_file(source)
    passed = len(report.checked) - len(report.failed)
    if json:
        rows = [{"id": c.id, "passed": c.passed, "differences": list(c.differences)} for c in report.checked]
        show.as_json(
            {"passed": passed, "failed": len(report.failed), "not_run": list(report.not_run), "cases": rows}
        )
    else:
        for each in report.failed:
            for words in each.differences:
                show.line(f"{each.id}  {words}")
        show.line(f"{passed} passed, {len(report.failed)} failed")
    if report.not_run:
        show.tell(say("not_run", lang, count=len(report.not_run)), "dim")
    if report.failed:
        raise typer.Exit(ExitCode.EXAMPLES_FAILED)
