"""Tables for people, JSON for machines; answers on stdout, talk on stderr.

Everything printed is a `Text`: names and paths from outside are never read as markup.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from legal_docs.cli.texts import STOPPED, Lang, say
from legal_docs.drafting.report import status
from legal_docs.drafting.words import yuan
from legal_docs.errors import LegalDocsError
from legal_docs.model.arrears import Arrears, Component
from legal_docs.model.finding import PeriodFinding
from legal_docs.model.findings import Findings
from legal_docs.model.problem import Place, Problem
from legal_docs.services.run_cases import CaseOutcome

Cell = str | Text
out = Console()
talk = Console(stderr=True)
COLOURS = {"past": "red", "soon": "yellow", "ok": "green", "none": "dim"}


def as_json(data: Any) -> None:
    """Print `data` as JSON on stdout."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n")


def line(words: str) -> None:
    """Print one line of an answer on stdout as it is."""
    out.print(text(words), soft_wrap=True)


def tell(words: str, style: str = "") -> None:
    """Print one line on stderr as it is: no markup, no line breaks of our own."""
    talk.print(text(words, style), soft_wrap=True)


def text(words: Cell, style: str = "") -> Text:
    """Return the words as they stand; an escape, which could steer the terminal, becomes visible."""
    return words if isinstance(words, Text) else Text(words.replace("\x1b", "␛"), style)


def table(
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    right: Sequence[int] = (),
    whole: Sequence[int] = (),
) -> None:
    """Print a table on stdout; the columns in `right` are right-aligned, those in `whole` never broken."""
    out.print(_grid(title, heads, rows, right, whole))


def _grid(
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    right: Sequence[int] = (),
    whole: Sequence[int] = (),
) -> Table:
    grid = Table(title=text(title) if title else None, title_justify="left")
    for number, head in enumerate(heads):
        grid.add_column(
            text(head),
            justify="right" if number in right else "left",
            overflow="fold",
            no_wrap=number in whole,
        )
    for row in rows:
        grid.add_row(*map(text, row))
    return grid


def problems(found: Sequence[Problem], lang: Lang) -> None:
    """Print the problems, errors first, on stderr."""
    if not found:
        return
    heads = [say(key, lang) for key in ("kind", "case", "where", "what")]
    ordered = sorted(found, key=lambda p: not p.is_error)
    talk.print(_grid(say("problems", lang), heads, (_problem(p, lang) for p in ordered)))


def _problem(problem: Problem, lang: Lang) -> tuple[Cell, ...]:
    words = problem.model_copy(update={"place": Place()}).sentence(lang)
    kind = say("error" if problem.is_error else "warning", lang)
    colour = "red" if problem.is_error else "yellow"
    return text(kind, colour), problem.place.case, _where(problem.place, lang), words


def _where(place: Place, lang: Lang) -> str:
    row = say("row", lang, row=place.row) if place.row is not None else ""
    return " › ".join(part for part in (place.file, place.sheet, row, place.column) if part)


def problem_json(found: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return the problems as plain data."""
    return [p.model_dump(mode="json") for p in found]


def failed_json(case: str, error: LegalDocsError, found: Iterable[Problem] = ()) -> dict[str, Any]:
    """Return a case without a result as plain data: why, and its problems where there are any."""
    entry = {"case_number": case, "error": {"code": error.code, "zh": error.zh, "en": error.en}}
    listed = problem_json(found)
    return {**entry, "problems": listed} if listed else entry


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
            words = f"{row.on} {row.debt} {row.component}: {yuan(row.difference)} {row.explanation}"
            tell(f"{say('difference', lang)} {words}", "yellow")
    for note in result.notes:
        tell(note, "yellow")


def findings(case: str, found: Findings, lang: Lang) -> None:
    """Print the periods as a table, then the warnings."""
    heads = [say(k, lang) for k in ("period", "subject", "debt", "safe", "statutory", "act_by", "status")]
    table(case, heads, (_period(p, found, lang) for p in found.periods), whole=(3, 4, 5))
    for period in found.periods:
        for step in period.warnings:
            kind = period.kind.label if lang == "zh" else period.kind.value
            tell(f"{kind} {period.subject}：{step.sentence}", "yellow")
    for step in found.warnings:
        tell(step.sentence, "yellow")
    tell(say("law_known_to", lang, day=found.law_known_to), "dim")


def _period(period: PeriodFinding, found: Findings, lang: Lang) -> tuple[Cell, ...]:
    level, words = status(period, found.on)
    days = (period.safe_last_day, period.statutory_last_day, period.act_by)
    return (
        period.kind.label if lang == "zh" else period.kind.value,
        period.subject,
        period.debt,
        *(str(d) if d and period.running else "—" for d in days),
        text(words if lang == "zh" else _status_in_english(period, found), COLOURS[level]),
    )


def _status_in_english(period: PeriodFinding, found: Findings) -> str:
    left = period.days_left(found.on)
    if not period.running:
        reason = STOPPED.get(period.reason, period.reason.replace("_", " "))
        return say("not_running", "en", reason=reason).rstrip(": ")
    if left is None:
        return say("by_hand", "en")
    return say("ended", "en", day=period.safe_last_day) if left < 0 else say("days_left", "en", days=left)


def outcomes(results: Sequence[CaseOutcome], lang: Lang) -> None:
    """Print what became of each case."""
    heads = [say(k, lang) for k in ("case", "result", "owed", "act_by", "pages", "folder")]
    rows = [
        (
            o.number,
            text(say("done", lang), "green") if o.done else text(say("failed", lang), "red"),
            yuan(o.owed) if o.done else "",
            str(o.act_by or ""),
            str(o.pages or ""),
            str(o.folder or ""),
        )
        for o in results
    ]
    if rows:
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
