"""Papers wanted for what keeps the periods alive: interruptions, demands, receipts."""

import re
from collections.abc import Iterator

from legal_docs.law.limiting.interruption import Effect
from legal_docs.law.proving.evidence_wording import listed
from legal_docs.law.proving.wanted import View, Want, together
from legal_docs.law.wording import zh
from legal_docs.model.contact import Channel, ContactRecord, Outcome
from legal_docs.model.finding import PeriodFinding, PeriodKind, Step
from legal_docs.model.proving import Held
from legal_docs.model.security import GuaranteeType

_PERIODS = (PeriodKind.LIMITATION, PeriodKind.GUARANTEE_LIMITATION, PeriodKind.ENFORCEMENT)
_ACTS = (Effect.INTERRUPTS, Effect.BY_EXTENSION, Effect.WAIVER, Effect.UNPROVED)
_LETTERS = (Channel.LETTER, Channel.LAWYER_LETTER, Channel.HANDED)
_FAILED = (Outcome.NOT_REACHED, Outcome.RETURNED, Outcome.REFUSED)
_RECEIPT = re.compile("回执|妥投|签收|送达|收条|公证|快递|EMS|邮件|确认")


def interruptions(view: View) -> Iterator[Want]:
    """Yield each period that runs and was interrupted, with the days whose act no exhibit proves."""
    periods = [each for each in (view.findings.periods if view.findings else ()) if _counts(each)]
    names = [(each.kind, each.subject) for each in periods]
    for period in periods:
        several = names.count((period.kind, period.subject)) > 1
        subject = f"{period.subject}，{period.debt}" if several else period.subject
        yield _interrupted(view, period, f"{period.kind.label}（{subject}）")


def _counts(period: PeriodFinding) -> bool:
    alive = period.running or period.reason == "suspended"
    return period.kind in _PERIODS and alive and bool(_acts(period))


def _acts(period: PeriodFinding) -> list[Step]:
    return [each for each in period.steps if each.effect in _ACTS]


def _interrupted(view: View, period: PeriodFinding, subject: str) -> Want:
    acts = _acts(period)
    bare = [each for each in acts if not any(view.named(proof.file) for proof in each.proofs)]
    days = list(dict.fromkeys(zh(each.on) for each in bare if each.on))
    state = None if not bare else Held.MISSING if len(bare) == len(acts) else Held.TO_CHECK
    notes = (f"{listed(days)}的事由没有证据" if bare else "", _too_late(view, period))
    return Want(subject, together(each.proofs for each in acts), state, "；".join(filter(None, notes)))


def _too_late(view: View, period: PeriodFinding) -> str:
    """Return which demands among the exhibits came after the period: the complaint does not tell them."""
    late = [each for each in period.steps if each.effect == Effect.EXPIRED]
    days = [zh(each.on) for each in late if each.on and any(view.named(p.file) for p in each.proofs)]
    if not days:
        return ""
    return f"{listed(days)}的催收在期间届满后才到达，不中断期间，起诉状没有引用，请考虑是否提交该项证据"


def guarantor_demands(view: View) -> Iterator[Want]:
    """Yield each guarantor who must be asked within the period, with the demands the records hold."""
    for each in view.case.guarantors:
        if each.type is GuaranteeType.GENERAL:
            continue
        asked = [c for c in _demands(view) if c.target == each.name]
        if asked:
            yield Want(each.name, together(c.evidence for c in asked))
        else:
            said = "案件资料没有请求其承担保证责任的记录；在保证期间内起诉的，以起诉为请求"
            yield Want(each.name, (), Held.MISSING, said)


def letters(view: View) -> Iterator[Want]:
    """Yield, once, the letters that are said to have arrived, with those of which no receipt is cited."""
    sent = [each for each in _demands(view) if each.channel in _LETTERS and each.outcome is Outcome.REACHED]
    if not sent:
        return
    bare = [zh(each.on) for each in sent if not _has_receipt(view, each)]
    state = Held.YES if not bare else Held.MISSING if len(bare) == len(sent) else Held.TO_CHECK
    note = f"{listed(bare)}的函件没有引用名称为回执、签收的证据，请核对" if bare else ""
    yield Want("", together(each.evidence for each in sent), state, note)


def _has_receipt(view: View, letter: ContactRecord) -> bool:
    return any(_RECEIPT.search(view.named(proof.file)) for proof in letter.evidence)


def _demands(view: View) -> list[ContactRecord]:
    """Return the demands that did not fail."""
    found = (each for each in view.case.contacts if each.is_demand and each.on <= view.on)
    return [each for each in found if each.outcome not in _FAILED]
