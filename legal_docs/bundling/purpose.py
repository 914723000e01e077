"""证明目的: what an exhibit proves, proposed from the case file where the lawyer has not said it."""

from collections.abc import Iterator

from legal_docs.bundling import facts
from legal_docs.bundling.topics import TOPICS, Fact, Topic
from legal_docs.law.proving.lending import is_note, notes_that_differ
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import Disbursement


def propose(case: CaseFile, file: str, title: str, group: str) -> str:
    """Return the proposed purpose of `file`, or "" where nothing is known of it.

    Facts that name this very file as their proof come first. Else the title, then the group, say
    what kind of fact it is; a fact that other papers prove is not claimed for this one.
    """
    noted = facts.note(case, _differing(case, file, title))
    if noted:
        return f"证明{noted}。"
    cited = [text for topic in TOPICS if (text := _said(case, topic, _citing(case, topic, file)))]
    if cited:
        return f"证明{'；'.join(cited)}。"
    topic = next(_named(case, title), None) or next(_named(case, group), None)
    if topic is None:
        return ""
    unproved = [fact for fact in topic.facts(case) if not fact.evidence]
    return f"证明{_said(case, topic, unproved) or topic.in_general(case)}。"


def _differing(case: CaseFile, file: str, title: str) -> list[Disbursement]:
    """Return the drawdowns whose note this file is, where the note names another sum than was lent."""
    if not is_note(file, title):
        return []
    return [one for one in notes_that_differ(case.loans) if any(proof.file == file for proof in one.evidence)]


def _citing(case: CaseFile, topic: Topic, file: str) -> list[Fact]:
    return [fact for fact in topic.facts(case) if any(proof.file == file for proof in fact.evidence)]


def _said(case: CaseFile, topic: Topic, found: list[Fact]) -> str:
    return topic.say(case, [fact.subject for fact in found]) if found else ""


def _named(case: CaseFile, words: str) -> Iterator[Topic]:
    return (topic for topic in TOPICS if topic.words.search(words))
