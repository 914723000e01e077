"""Tables for people, JSON for machines; answers on stdout, talk on stderr."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from legal_docs.cli.texts import Lang, say
from legal_docs.drafting.report import status
from legal_docs.drafting.words import yuan
from legal_docs.model.arrears import Arrears, Component
from legal_docs.model.finding import Findings
from legal_docs.model.problem import Problem
from legal_docs.services.run_cases import CaseOutcome

out = Console()
talk = Console(stderr=True)
COLOURS = {"past": "red", "soon": "yellow", "ok": "green", "none": "dim"}


def as_json(data: Any) -> None:
    """Print `data` as JSON on stdout."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n")


def table(
    title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()
) -> None:
    """Print a table on stdout; the columns in `right` are right-aligned. Cells are plain text, not markup."""
    grid = Table(title=title or None, title_justify="left")
    for number, head in enumerate(heads):
        grid.add_column(head, justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(cell.replace("[", r"\[") if "[/" not in cell else cell for cell in row))
    out.print(grid)


def problems(found: Sequence[Problem], lang: Lang) -> None:
    """Print the problems, errors first, on stderr."""
    if not found:
        return
    grid = Table(title=say("problems", lang), title_justify="left")
    for key in ("kind", "case", "where", "what"):
        grid.add_column(say(key, lang), overflow="fold")
    for problem in sorted(found, key=lambda p: not p.is_error):
        words = problem.model_copy(update={"place": type(problem.place)()}).sentence(lang)
        kind = say("error" if problem.is_error else "warning", lang)
        colour = "red" if problem.is_error else "yellow"
        place = problem.place
        grid.add_row(f"[{colour}]{kind}[/]", *(_plain(t) for t in (place.case, place.text(), words)))
    talk.print(grid)


def problem_json(found: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return the problems as plain data."""
    return [p.model_dump(mode="json") for p in found]


def arrears(case: str, result: Arrears, lang: Lang) -> None:
    """Print what is owed, by component, and the differences from the bank's own figures."""
    rows = [
        (c.label if lang == "zh" else c.value, yuan(v))
        for c in Component
        if (v := getattr(result.owed, c.value))
    ]
    rows.append((say("total", lang), yuan(result.owed.total)))
    title = f"{case}　{say('as_of', lang, day=result.on)}"
    table(title, [say("component", lang), say("amount", lang)], rows, right=(1,))
    for row in result.reconciliations:
        if row.difference:
            text = f"{row.on} {row.debt} {row.component}: {yuan(row.difference)} {row.explanation}"
            talk.print(f"[yellow]{say('difference', lang)}[/] {_plain(text)}")
    for note in result.notes:
        talk.print(_plain(note), style="yellow")


def findings(case: str, found: Findings, lang: Lang) -> None:
    """Print the periods as a table, then the warnings."""
    heads = [say(k, lang) for k in ("period", "subject", "debt", "safe", "statutory", "act_by", "status")]
    rows = []
    for period in found.periods:
        level, words = status(period, found.on)
        days = (period.safe_last_day, period.statutory_last_day, period.act_by)
        rows.append(
            (
                period.kind.label if lang == "zh" else period.kind.value,
                period.subject,
                period.debt,
                *(str(d) if d and period.running else "—" for d in days),
                f"[{COLOURS[level]}]{words}[/]",
            )
        )
    table(case, heads, rows)
    for period in found.periods:
        for step in period.warnings:
            talk.print(_plain(f"{period.kind.label} {period.subject}：{step.sentence}"), style="yellow")
    for step in found.warnings:
        talk.print(_plain(step.sentence), style="yellow")
    talk.print(say("law_known_to", lang, day=found.law_known_to), style="dim")


def outcomes(results: Sequence[CaseOutcome], lang: Lang) -> None:
    """Print what became of each case."""
    heads = [say(k, lang) for k in ("case", "result", "owed", "act_by", "pages", "folder")]
    rows = [
        (
            o.number,
            f"[green]{say('done', lang)}[/]" if o.done else f"[red]{say('failed', lang)}[/]",
            yuan(o.owed) if o.done else "",
            str(o.act_by or ""),
            str(o.pages or ""),
            str(o.folder or ""),
        )
        for o in results
    ]
    table("", heads, rows, right=(2, 4))


def outcome_json(result: CaseOutcome) -> dict[str, Any]:
    """Return one outcome as plain data."""
    return {
        "case_number": result.number,
        "done": result.done,
        "folder": str(result.folder) if result.folder else None,
        "owed": str(result.owed),
        "earliest_act_by": result.act_by.isoformat() if result.act_by else None,
        "bundle_pages": result.pages,
        "exit_code": int(result.exit_code),
        "problems": problem_json(result.problems),
    }


def _plain(text: str) -> str:
    return text.replace("[", r"\[")
