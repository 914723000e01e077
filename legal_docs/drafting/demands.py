"""Which demands a complaint tells: those that reached the person asked, and notices sent to them."""

from collections.abc import Iterator
from datetime import date

from legal_docs.drafting.fact import Fact
from legal_docs.drafting.succession import designation, predecessors
from legal_docs.drafting.words import day, exhibits, listed
from legal_docs.law.limiting.demands import reached
from legal_docs.model.contact import Channel, ContactRecord, Outcome, Receiver
from legal_docs.model.dossier import Dossier
from legal_docs.model.finding import PeriodKind

_LATE = "no_effect_already_expired"
_CONSENT = "waiver_of_defence"
"""How the findings name a demand after the period, and a consent to perform then."""
_DEMANDS = {
    (False, True): "催收",
    (True, True): "请求承担保证责任",
    (False, False): "催收通知",
    (True, False): "保证责任通知",
}
"""By whether the person only guarantees, and whether the demand surely reached them."""


def demands(dossier: Dossier) -> Iterator[tuple[date, Fact]]:
    """Yield, for each person asked, the days and channels of the proved demands that reached them.

    Notices sent or handed over whose arrival is open are told as notices; what others heard is not told,
    nor is what the findings hold to have come too late to interrupt.
    """
    case = dossier.case
    late = _too_late(dossier)
    told = [
        c
        for c in case.contacts
        if c.is_demand
        and c.evidence
        and (c.arrived_on or c.on) <= dossier.on
        and (c.target, c.arrived_on or c.on) not in late
    ]
    arrived = {c.id: reached(case, c) for c in told}
    debtors = {d.name for d in case.debtors} | {event.target for event in predecessors(dossier)}
    for surely in (True, False):
        chosen = [c for c in told if (arrived[c.id] if surely else arrived[c.id] is None and _is_notice(c))]
        for name in dict.fromkeys(c.target for c in sorted(chosen, key=lambda c: c.on)):
            rows = [c for c in chosen if c.target == name]
            kind = _DEMANDS[name not in debtors, surely]
            yield min(c.on for c in rows), _demand(dossier, name, rows, kind)


def _is_notice(contact: ContactRecord) -> bool:
    """Return whether something was sent or handed over, and did not come back nor go to another."""
    spoken = contact.channel in (Channel.PHONE, Channel.VISIT)
    to_another = contact.receiver in (Receiver.OTHER, Receiver.FAMILY)
    return not spoken and not to_another and contact.outcome in (Outcome.REACHED, Outcome.UNKNOWN)


def _demand(dossier: Dossier, name: str, rows: list[ContactRecord], kind: str) -> Fact:
    ordered = sorted(rows, key=lambda c: c.on)
    times = listed(f"{day(c.arrived_on or c.on)}（{c.channel.label}）" for c in ordered)
    proofs = [proof for contact in rows for proof in contact.evidence]
    return Fact.of(
        kind=kind,
        who=designation(dossier, name),
        day=times,
        text=_agreed_number(dossier, rows),
        proof=exhibits(dossier.bundle, proofs),
    )


def _agreed_number(dossier: Dossier, rows: list[ContactRecord]) -> str:
    """Return that the messages went to the number the contract names for service; "" where one did not."""
    sent = [c for c in rows if c.channel is Channel.SMS]
    case = dossier.case
    agreed = [(loan.service_clause, loan.evidence) for loan in case.loans]
    agreed += [(card.service_clause, card.evidence) for card in case.cards]
    used = [
        next(((x.clause, proofs) for x, proofs in agreed if x and c.sent_to and c.sent_to in x.content), None)
        for c in sent
        if c.outcome is Outcome.REACHED
    ]
    found = [each for each in used if each]
    if not sent or len(found) < len(sent):
        return ""
    proof = exhibits(dossier.bundle, [p for _, proofs in found for p in proofs])
    where = f"（{proof}）" if proof else ""
    return f"上述短信发送至合同{listed(clause for clause, _ in found)}约定的号码{where}，发送记录显示送达"


def consented_after_the_period(dossier: Dossier) -> bool:
    """Return whether the findings hold a debtor to have consented after the period had gone by."""
    steps = (s for p in dossier.findings.periods if p.kind is PeriodKind.LIMITATION for s in p.steps)
    return any(step.effect.startswith(_CONSENT) for step in steps)


def _too_late(dossier: Dossier) -> set[tuple[str, date | None]]:
    """Return whom and when demands reached after the period of every debt, by the findings."""
    found: dict[tuple[str, date | None], set[bool]] = {}
    for period in dossier.findings.periods:
        for step in period.steps if period.kind is PeriodKind.LIMITATION else ():
            late = step.effect == _LATE
            found.setdefault((period.subject, step.on), set()).add(late)
    return {key for key, late in found.items() if late == {True}}
