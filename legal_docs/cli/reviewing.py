"""What `legal-docs check` prints: periods, timeline, what to do next, courts, points, costs."""

from typing import Any

from pydantic import TypeAdapter

from legal_docs.cli import show
from legal_docs.cli.texts import Lang, say
from legal_docs.drafting.words import yuan
from legal_docs.law.articles import article
from legal_docs.law.timeline import Act, Entry, acts, timeline
from legal_docs.model.assessment import Assessment
from legal_docs.model.base import Labelled, Proof
from legal_docs.model.finding import Grade
from legal_docs.model.findings import Findings
from legal_docs.model.point import Level

_COLOURS = {Level.STOP: "red", Level.CHECK: "yellow", Level.NOTE: "dim"}


def review(case: str, found: Findings, lang: Lang) -> None:
    """Print the whole review of one case on stdout."""
    show.findings(case, found, lang)
    _timeline(found, lang)
    _acts(found, lang)
    _courts(found, lang)
    _points(found, lang)
    if found.assessment is not None:
        _assessment(found.assessment, lang)


def _timeline(found: Findings, lang: Lang) -> None:
    heads = [say(key, lang) for key in ("day", "whom", "step", "basis", "proof")]
    rows = [(str(e.on), _whom(e), _said(e), articles(e.articles), proofs(e.proofs)) for e in timeline(found)]
    if rows:
        show.table(say("timeline", lang), heads, rows, whole=(0,))


def _acts(found: Findings, lang: Lang) -> None:
    heads = [say(key, lang) for key in ("latest", "act", "paper", "wanted_for")]
    rows = [
        (str(a.by) if a.by else say("at_once", lang), a.act, a.paper, "；".join(a.wanted_for))
        for a in acts(found)
    ]
    if rows:
        show.table(say("next", lang), heads, rows, whole=(0,))


def _courts(found: Findings, lang: Lang) -> None:
    heads = [say(key, lang) for key in ("place", "ground", "why", "basis")]
    rows = [
        (show.text(c.place, "green" if c.preferred else ""), c.ground, c.why, articles(c.articles))
        for c in found.courts
    ]
    if rows:
        show.table(say("courts", lang), heads, rows)


def _points(found: Findings, lang: Lang) -> None:
    heads = [say(key, lang) for key in ("level", "topic", "what_point", "basis")]
    rows = [
        (
            show.text(label(p.level, lang), _COLOURS[p.level]),
            label(p.topic, lang),
            f"{p.subject}：{p.sentence}" if p.subject else p.sentence,
            p.source or articles(p.articles),
        )
        for p in found.points
    ]
    if rows:
        show.table(say("points", lang), heads, rows)


def _assessment(found: Assessment, lang: Lang) -> None:
    costs = [
        (c.label, say("unknown", lang) if c.amount is None else yuan(c.amount), c.note) for c in found.costs
    ]
    if costs:
        show.table(say("costs", lang), [say(k, lang) for k in ("cost", "amount", "note")], costs, right=(1,))
    routes = [
        (
            show.text(r.label, "green" if r.suggested else ""),
            label(r.fit, lang),
            "；".join(r.reasons),
            "；".join(r.against),
        )
        for r in found.routes
    ]
    if routes:
        show.table(say("routes", lang), [say(k, lang) for k in ("route", "fit", "why", "against")], routes)
    if found.recovery:
        show.line(say("recovery", lang, low=yuan(found.recovery_low), high=yuan(found.recovery_high)))
    if found.risk is not None:
        factors = "；".join(f"{f.name} {f.found}" for f in found.risk.factors)
        risk = label(found.risk.risk, lang)
        show.line(say("risk", lang, risk=risk, priority=found.risk.priority, factors=factors))
    for words in (*found.outlook, *found.notes):
        show.line(words)


def as_json(found: Findings) -> dict[str, Any]:
    """Return the whole review as plain data, with its timeline and next acts."""
    return {
        **found.model_dump(mode="json"),
        "timeline": [TypeAdapter(Entry).dump_python(entry, mode="json") for entry in timeline(found)],
        "next": [TypeAdapter(Act).dump_python(each, mode="json") for each in acts(found)],
    }


def articles(ids: tuple[str, ...]) -> str:
    """Return the articles by short title and number, for a column."""
    return "、".join(f"{a.short_title}{a.article}" for a in map(article, ids))


def proofs(found: tuple[Proof, ...]) -> str:
    """Return the files of the evidence folder with their pages, for a column."""
    return "；".join(f"{p.file}#{p.page}" if p.page else p.file for p in found)


def label(choice: Labelled, lang: Lang) -> str:
    """Return a choice in the language of the reader."""
    return choice.label if lang == "zh" else choice.value


def _whom(entry: Entry) -> str:
    kinds = "、".join(kind.label for kind in entry.kinds)
    return f"{'、'.join(entry.subjects)}（{kinds}）"


def _said(entry: Entry) -> str:
    return entry.sentence if entry.grade is Grade.SETTLED else f"{entry.sentence}〔{entry.grade.label}〕"
