"""证明目的: what an exhibit proves, proposed from the case file where the lawyer has not said it."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from legal_docs.bundling import demands, facts
from legal_docs.bundling.topics import TOPICS, Fact, Topic
from legal_docs.law.proving.lending import is_note, notes_that_differ
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import Disbursement


def propose(case: CaseFile, file: str, title: str, group: str) -> str:
    """Return the proposed purpose of `file`, or "" where nothing is known of it.

    Facts that name this very file as their proof come first. Else the title, then the group, say
    what kind of fact it is; a fact that other papers prove is not claimed for this one, and where the
    title names somebody, only facts about them are.
    """
    noted = facts.note(case, _differing(case, file, title))
    if noted:
        return f"证明{noted}。"
    cited = [_said(case, topic, _citing(case, topic, file), title) for topic in TOPICS]
    if any(cited):
        return f"证明{'；'.join(filter(None, cited))}。"
    topic = next(_named(case, title), None) or next(_named(case, group), None)
    if topic is None:
        return ""
    unproved = [fact for fact in topic.facts(case) if not fact.evidence]
    about = [fact for fact in unproved if getattr(fact.subject, "name", "\0") in title]
    return f"证明{_said(case, topic, about or unproved, title) or topic.in_general(case)}。"


def _differing(case: CaseFile, file: str, title: str) -> list[Disbursement]:
    """Return the drawdowns whose note this file is, where the note names another sum than was lent."""
    if not is_note(file, title):
        return []
    return [one for one in notes_that_differ(case.loans) if any(proof.file == file for proof in one.evidence)]


def _citing(case: CaseFile, topic: Topic, file: str) -> list[Fact]:
    return [fact for fact in topic.facts(case) if any(proof.file == file for proof in fact.evidence)]


def _said(case: CaseFile, topic: Topic, found: list[Fact], title: str) -> str:
    """Return the sentence of the topic, or a narrower one where the title says the paper proves less."""
    if not found:
        return ""
    say = next((narrow for words, wide, narrow in _NARROW if wide is topic.say and words(title)), topic.say)
    return say(case, [fact.subject for fact in found])


def _is_slip(title: str) -> bool:
    return not is_note(title) and re.search("回单|流水|入账|支付凭证|转账", title) is not None


def _is_agreement(title: str) -> bool:
    return re.search("合同|协议", title) is not None and re.search("发票|凭证|回单|收据", title) is None


def _is_invoice(title: str) -> bool:
    return "发票" in title and re.search("付款|凭证|回单|收据|转账|合同|协议", title) is None


def _is_receipt(title: str) -> bool:
    return (
        re.search("回执|妥投|送达证明|物流|投递", title) is not None and re.search("函|通知", title) is None
    )


def _is_letter(title: str) -> bool:
    return re.search("函|通知|律师信", title) is not None and re.search(_DELIVERED, title) is None


_DELIVERED = "回执|妥投|签收|送达|物流|投递"
_NARROW: tuple[tuple[Callable[[str], bool], object, Callable[[CaseFile, Sequence[Any]], str]], ...] = (
    (_is_slip, facts.disbursement, facts.paid_in),
    (_is_agreement, facts.cost, facts.agreed_cost),
    (_is_invoice, facts.cost, facts.invoiced_cost),
    (_is_receipt, facts.acceleration, facts.arrival),
    (_is_letter, facts.acceleration, facts.declaration),
    (_is_receipt, demands.contact, demands.delivery),
    (_is_letter, demands.contact, demands.sending),
)


def _named(case: CaseFile, words: str) -> Iterator[Topic]:
    return (topic for topic in TOPICS if topic.words.search(words))
