"""事实与理由: what happened, in order of time, each with the exhibit that proves it."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from legal_docs.drafting.claims import breakdown, debtor_names
from legal_docs.drafting.demands import demands
from legal_docs.drafting.fact import Fact
from legal_docs.drafting.guarantee_periods import guarantee_periods
from legal_docs.drafting.succession import designation, predecessors, successors
from legal_docs.drafting.words import day, exhibits, listed, percent, yuan
from legal_docs.law.proving.lending import differs_from_note, notes_among, paid_out
from legal_docs.ledger.reconcile import lent_in_full
from legal_docs.model.base import Proof
from legal_docs.model.card import CardAccount
from legal_docs.model.contact import CaseEvent, ContactRecord, EventKind
from legal_docs.model.dossier import Dossier
from legal_docs.model.loan import Disbursement, Loan, RateKind, RateTerms, Reset
from legal_docs.model.security import Collateral, GuaranteeType, Guarantor, PeriodWording, Registration

EVENT_TEXT = {
    EventKind.ACKNOWLEDGEMENT: "债务确认",
    EventKind.REPAYMENT_PLAN: "债务确认",
    EventKind.EXTENSION: "展期",
    EventKind.ASSUMPTION: "债务加入",
}


def facts(dossier: Dossier) -> tuple[Fact, ...]:
    """Return the facts in order of time; facts of one day keep contract, money, security, default."""
    rows = list(_all(dossier))
    return tuple(fact for _, fact in sorted(rows, key=lambda row: row[0]))


def _default(dossier: Dossier) -> Iterator[tuple[date, Fact]]:
    """Yield since when the debtors have not paid, debt by debt where the days differ, with the payments."""
    known = ((d.breached_since or d.overdue_since, d.debt) for d in dossier.arrears.debts)
    unpaid = [(since, debt) for since, debt in known if since]
    files = dict.fromkeys(p.file for row in dossier.case.repayments for p in row.evidence)
    proof = _proof(dossier, (Proof(file=name) for name in files))
    apart = len({since for since, _ in unpaid}) > 1
    for since, debt in unpaid if apart else unpaid[:1]:
        number = debt if apart else ""
        later = "及其后各期" if _fell_due_after(dossier, since, number) else ""
        who = _in_default(dossier)
        yield (
            since,
            Fact.of(kind="违约", day=day(since), who=who, number=number, text=later, proof=proof),
        )


def _fell_due_after(dossier: Dossier, since: date, number: str) -> bool:
    """Return whether a later instalment has fallen due too: of the note `number`, or of any where ""."""
    rows = (row for _, note in dossier.case.debts() if number in ("", note.note) for row in note.schedule)
    return any(since < row.due_on <= dossier.cutoff_on for row in rows)


def _in_default(dossier: Dossier) -> str:
    """Return the debtors, with the heirs of those who died: the dead cannot pay since."""
    return debtor_names(dossier) + ("及其继承人" if predecessors(dossier) else "")


def _costs(dossier: Dossier) -> Iterator[tuple[date, Fact]]:
    case = dossier.case
    terms = [(loan.cost_clause, loan.evidence) for loan in case.loans if loan.cost_clause]
    terms += [(card.cost_clause, card.evidence) for card in case.cards if card.cost_clause]
    clauses = [clause for clause, _ in terms]
    agreed = [proof for _, proofs in terms for proof in proofs]
    for cost in case.costs:
        if cost.claimed:
            proof = _proof(dossier, (*agreed, *cost.evidence))
            yield (
                cost.incurred_on,
                Fact.of(
                    kind="费用",
                    day=day(cost.incurred_on),
                    title=cost.kind.label,
                    amount=yuan(cost.amount),
                    clause=listed(clauses),
                    proof=proof,
                ),
            )


def _all(dossier: Dossier) -> Iterator[tuple[date, Fact]]:
    case = dossier.case
    for loan in case.loans:
        yield loan.signed_on, _contract(dossier, loan)
        for note in loan.disbursements:
            yield note.disbursed_on, _disbursement(dossier, loan, note)
        if loan.acceleration and loan.acceleration.declared_on <= dossier.on:
            yield loan.acceleration.declared_on, _acceleration(dossier, loan)
    for card in case.cards:
        yield card.opened_on, _card(dossier, card)
    for guarantor in case.guarantors:
        yield guarantor.signed_on, _guarantee(dossier, guarantor)
    for thing in case.collateral:
        yield thing.signed_on, _collateral(dossier, thing)
    for event in case.events:
        if event.kind in EVENT_TEXT and event.on <= dossier.on:
            yield event.on, _event(dossier, event)
    yield from _deaths(dossier)
    for contact in case.contacts:
        if contact.signed_consent and contact.evidence and contact.on <= dossier.on:
            yield contact.arrived_on or contact.on, _consent(dossier, contact)
    yield from _default(dossier)
    yield from demands(dossier)
    yield from _costs(dossier)


def _proof(dossier: Dossier, proofs: Iterable[Proof]) -> str:
    return exhibits(dossier.bundle, tuple(proofs))


def rate_words(terms: RateTerms) -> str:
    """Return how the contract sets the rate."""
    if terms.kind is RateKind.FIXED and terms.annual_percent is not None:
        return f"年利率{percent(terms.annual_percent)}（固定利率）"
    tenor = terms.lpr_tenor.label if terms.lpr_tenor else ""
    side = "加" if terms.spread_bp >= 0 else "减"
    reset = "合同期内不调整" if terms.reset is Reset.NEVER else f"{terms.reset.label}调整"
    return f"放款日适用的{tenor}贷款市场报价利率（LPR）{side}{abs(terms.spread_bp)}个基点（{reset}）"


def _contract(dossier: Dossier, loan: Loan) -> Fact:
    penalty = (
        f"罚息利率在借款利率基础上上浮{percent(loan.penalty.overdue_uplift_percent)}" if loan.penalty else ""
    )
    compound = f"对未按时支付的利息按{loan.compound.rate.label}计收复利" if loan.compound else ""
    clauses = [
        loan.rate.clause,
        loan.penalty.clause if loan.penalty else "",
        loan.compound.clause if loan.compound else "",
    ]
    return Fact.of(
        kind="借款合同",
        day=day(loan.signed_on),
        who=debtor_names(dossier),
        title=loan.title,
        number=loan.number,
        amount=yuan(loan.amount),
        purpose=loan.purpose,
        rate=rate_words(loan.rate),
        penalty=penalty,
        compound=compound,
        method=loan.method.label if loan.method.value != "other" else "",
        clause=listed(c for c in clauses if c),
        proof=_proof(dossier, loan.evidence),
    )


def _disbursement(dossier: Dossier, loan: Loan, note: Disbursement) -> Fact:
    titles = {exhibit.file: exhibit.title for exhibit in dossier.bundle.exhibits}
    return Fact.of(
        kind="放款",
        day=day(note.disbursed_on),
        number=note.note,
        amount=yuan(note.amount),
        due=day(note.due_on),
        in_full=lent_in_full(loan),
        noted=yuan(loan.amount) if differs_from_note(loan) else "",
        note_proof=_proof(dossier, notes_among(note.evidence, titles)) if differs_from_note(loan) else "",
        proof=_proof(dossier, paid_out(loan, note, titles)),
    )


def _acceleration(dossier: Dossier, loan: Loan) -> Fact:
    notice = loan.acceleration
    assert notice is not None  # noqa: S101  asked for by _all only where there is one
    terms = loan.acceleration_terms
    return Fact.of(
        kind="提前到期",
        day=day(notice.declared_on),
        number=loan.number,
        due=day(notice.due_on),
        clause=terms.clause if terms else "",
        text=notice.trigger,
        registered=day(notice.arrived_on) if notice.arrived_on else "",
        proof=_proof(dossier, (*loan.evidence, *notice.evidence)),
    )


def _card(dossier: Dossier, card: CardAccount) -> Fact:
    has_fees = any(statement.fees for statement in card.statements)
    return Fact.of(
        kind="信用卡合约",
        day=day(card.opened_on),
        who=designation(dossier, card.holder),
        title=card.agreement,
        number=card.number,
        amount=yuan(card.limit) if card.limit else "",
        rate=f"日利率{percent(card.daily_percent)}",
        penalty=f"违约金按最低还款额未还部分的{percent(card.damages_percent)}计收"
        if card.damages_percent
        else "",
        clause=listed(c for c in (card.rate_clause, card.damages_clause) if c),
        text=card.highlight_note if card.highlighted else "",
        compound=f"手续费按{card.fee_clause}计收" if card.fee_clause and has_fees else "",
        proof=_proof(dossier, card.evidence),
    )


def _guarantee(dossier: Dossier, guarantor: Guarantor) -> Fact:
    unclear = guarantor.type is GuaranteeType.UNCLEAR
    return Fact.of(
        kind="保证",
        day=day(guarantor.signed_on),
        who=f"被告{guarantor.name}",
        title=guarantor.contract_title,
        number=guarantor.contract_number,
        amount=yuan(guarantor.ceiling) if guarantor.ceiling else "",
        method=(unclear and guarantor.type_wording) or guarantor.type.label,
        period=guarantor.period_wording.removeprefix("保证期间").lstrip("为：:") or _period(guarantor),
        text=guarantor.scope,
        clause=guarantor.clause,
        periods=guarantee_periods(dossier, guarantor),
        proof=_proof(dossier, guarantor.evidence),
    )


def _period(guarantor: Guarantor) -> str:
    if guarantor.period is PeriodWording.UNTIL and guarantor.period_until:
        return f"至{day(guarantor.period_until)}止"
    unit = {PeriodWording.YEARS: "年", PeriodWording.MONTHS: "个月"}.get(guarantor.period)
    if unit and guarantor.period_length:
        return f"主债务履行期限届满之日起{guarantor.period_length}{unit}"
    return ""


def _collateral(dossier: Dossier, thing: Collateral) -> Fact:
    registered = ""
    if thing.registration is not Registration.NONE and thing.registered_on:
        number = f"（证明号：{thing.registration_number}）" if thing.registration_number else ""
        formal = "出质登记" if thing.kind.value.startswith("pledge") else "抵押登记"
        name = formal if thing.registration is Registration.FORMAL else thing.registration.label
        registered = f"{day(thing.registered_on)}办理{name}{number}"
    return Fact.of(
        kind="担保物权",
        day=day(thing.signed_on),
        who=listed(f"被告{name}" for name in (thing.owner, *thing.co_owners)),
        title=thing.contract_title,
        number=thing.contract_number,
        amount=yuan(thing.ceiling) if thing.is_maximum and thing.ceiling else "",
        text=thing.description,
        method=thing.kind.label,
        shared=thing.contract_number in {loan.number for loan in dossier.case.loans},
        registered=registered,
        proof=_proof(dossier, (*_contract_of(dossier, thing), *thing.evidence)),
    )


def _contract_of(dossier: Dossier, thing: Collateral) -> tuple[Proof, ...]:
    """Return the papers of the contract that creates the security: of the loan itself, or by their title."""
    shared = [loan.evidence for loan in dossier.case.loans if loan.number == thing.contract_number]
    if shared:
        return shared[0]
    files = (each.file for each in dossier.bundle.exhibits if each.title == thing.contract_title)
    return tuple(Proof(file=file) for file in files)


def _event(dossier: Dossier, event: CaseEvent) -> Fact:
    return Fact.of(
        kind=EVENT_TEXT[event.kind],
        day=day(event.on),
        who=designation(dossier, event.target),
        title=event.kind.label,
        due=day(event.new_due_on) if event.new_due_on else "",
        text=event.note,
        proof=_proof(dossier, event.evidence),
    )


def _deaths(dossier: Dossier) -> Iterator[tuple[date, Fact]]:
    """Yield that a debtor died, with the heirs who came in and what each received (民法典.1161)."""
    for event in predecessors(dossier):
        who, heirs = designation(dossier, event.target), successors(dossier)
        proof = _proof(dossier, event.evidence)
        yield event.on, Fact.of(kind="死亡", day=day(event.on), who=who, text=heirs, proof=proof)


def _consent(dossier: Dossier, contact: ContactRecord) -> Fact:
    """Return the fact that a debtor signed a demand in words that consent to perform."""
    return Fact.of(
        kind="债务确认",
        day=day(contact.arrived_on or contact.on),
        who=designation(dossier, contact.target),
        title="同意履行的书面表示",
        text=contact.result,
        proof=_proof(dossier, contact.evidence),
    )


def owed_text(dossier: Dossier) -> str:
    """Return `本金1.00元、利息2.00元 …`: every component owed, zero parts left out."""
    owed = dossier.arrears.owed
    parts = [f"本金{yuan(owed.principal)}元", breakdown(dossier)]
    parts += [f"实现债权的费用{yuan(owed.costs)}元"] if owed.costs else []
    return "、".join(p for p in parts if p)


def turnover_text(dossier: Dossier) -> str:
    """Return what was drawn on the cards and what payments met of it up to the cut-off; "" for loans.

    Also "" where the first statement held begins with a balance, so that the whole is not known.
    """
    cards = dossier.case.cards
    if not cards or any(
        min(c.statements, key=lambda s: s.statement_on).opening for c in cards if c.statements
    ):
        return ""
    drawn = sum((debt.charged.principal for debt in dossier.arrears.debts), Decimal("0.00"))
    met = sum((debt.paid.principal for debt in dossier.arrears.debts), Decimal("0.00"))
    return f"累计透支本金{yuan(drawn)}元，还款抵充本金{yuan(met)}元"
