"""证明目的: what an exhibit proves, proposed from the case file where the lawyer has not said it."""

from collections.abc import Iterator

from legal_docs.bundling.topics import TOPICS, Fact, Topic
from legal_docs.model.casefile import CaseFile


def propose(case: CaseFile, file: str, title: str, group: str) -> str:
    """Return the proposed purpose of `file`, or "" where nothing is known of it.

    Facts that name this very file as their proof come first. Else the title, then the group, say
    what kind of fact it is; a fact that other papers prove is not claimed for this one.
    """
    cited = [text for topic in TOPICS if (text := _said(case, topic, _citing(case, topic, file)))]
    if cited:
        return f"证明{'；'.join(cited)}。"
    topic = next(_named(case, title), None) or next(_named(case, group), None)
    if topic is None:
        return ""
    unproved = [fact for fact in topic.facts(case) if not fact.evidence]
    return f"证明{_said(case, topic, unproved) or topic.in_general(case)}。"


def _citing(case: CaseFile, topic: Topic, file: str) -> list[Fact]:
    return [fact for fact in topic.facts(case) if any(proof.file == file for proof in fact.evidence)]


def _said(case: CaseFile, topic: Topic, facts: list[Fact]) -> str:
    return topic.say(case, [fact.subject for fact in facts]) if facts else ""


def _named(case: CaseFile, words: str) -> Iterator[Topic]:
    return (topic for topic in TOPICS if topic.words.search(words))
