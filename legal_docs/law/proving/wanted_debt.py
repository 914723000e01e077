"""Papers wanted for the debt: contract, drawdown, payments, balance, acceleration, costs, cards."""

from collections.abc import Iterator

from legal_docs.law.charging.disclosure import DISCLOSED_FROM, is_personal
from legal_docs.law.proving.evidence_form import electronic_files, missing_factors, missing_signatures
from legal_docs.law.proving.evidence_wording import listed
from legal_docs.law.proving.files import is_table
from legal_docs.law.proving.wanted import View, Want, together
from legal_docs.law.wording import zh
from legal_docs.model.base import Proof
from legal_docs.model.card import CardAccount
from legal_docs.model.loan import Loan
from legal_docs.model.proving import Held


def loans(view: View) -> Iterator[Want]:
    """Yield each loan agreement."""
    yield from (Want(each.number, each.evidence) for each in view.case.loans)


def drawdowns(view: View) -> Iterator[Want]:
    """Yield each drawdown."""
    yield from (Want(note.note, note.evidence) for _, note in view.case.debts())


def repayments(view: View) -> Iterator[Want]:
    """Yield, once, the record of payments of all loans."""
    case = view.case
    if case.loans or case.judgments:
        none = "" if case.repayments else "案件资料没有还款记录；从未还款的，也请附账户流水"
        yield Want(proofs=together(each.evidence for each in case.repayments), note=none)


def balances(view: View) -> Iterator[Want]:
    """Yield, once, the statement of what is owed."""
    yield Want(proofs=together(each.evidence for each in view.case.balances))


def certificates(view: View) -> Iterator[Want]:
    """Yield each certificate of the bank itself, with what is said of its signatures."""
    notes = {each.file: each for each in view.case.evidence if not each.exclude}
    cited = [proof.file for each in view.case.balances for proof in each.evidence]
    own = [each.file for each in notes.values() if each.is_own_certificate]
    for file in dict.fromkeys((*cited, *own)):
        note = notes.get(file)
        if not view.named(file) or (is_table(file) and not (note and note.is_own_certificate)):
            continue
        if note is None or not note.is_own_certificate:
            said = "证据说明没有写明是否为本行出具、由谁签名，请核对"
            yield Want(view.title(file), (Proof(file=file),), Held.TO_CHECK, said)
            continue
        lacks = missing_signatures(by_head=note.signed_by_head, by_maker=note.signed_by_maker)
        state = Held.MISSING if lacks else Held.YES
        yield Want(view.title(file), (Proof(file=file),), state, f"缺{'、'.join(lacks)}" if lacks else "")


def accelerations(view: View) -> Iterator[Want]:
    """Yield the loans that were called."""
    yield from (
        Want(each.number, each.acceleration.evidence) for each in view.case.loans if each.acceleration
    )


def arrivals(view: View) -> Iterator[Want]:
    """Yield the loans that were called, with whether it is known when the notice arrived."""
    for each in view.case.loans:
        if each.acceleration and each.acceleration.arrived_on is None:
            yield Want(each.number, (), Held.MISSING, "案件资料没有填写到达日")
        elif each.acceleration:
            yield Want(each.number, each.acceleration.evidence)


def highlights(view: View) -> Iterator[Want]:
    """Yield each agreement, with what is said of the highlighting of its terms."""
    for each in _agreements(view):
        if each.highlighted is False:
            yield Want(each.number, (), Held.MISSING, "案件资料记载没有提示说明")
        elif each.highlighted and each.highlight_note:
            yield Want(each.number, each.evidence)
        elif each.highlighted:
            yield Want(each.number, each.evidence, Held.TO_CHECK, "没有写明提示的方式")
        else:
            yield Want(each.number, each.evidence, Held.TO_CHECK, "案件资料没有填写是否提示说明")


def service_clauses(view: View) -> Iterator[Want]:
    """Yield each agreement, with whether it fixes an address for service."""
    for each in _agreements(view):
        if each.service_clause is None:
            yield Want(each.number, note="案件资料没有送达地址条款")
        else:
            yield Want(each.number, each.evidence)


def _agreements(view: View) -> tuple[Loan | CardAccount, ...]:
    return (*view.case.loans, *view.case.cards)


def disclosures(view: View) -> Iterator[Want]:
    """Yield the loans and card instalments from 2026-08-01 that need a table of their costs."""
    for loan in view.case.loans:
        if loan.signed_on >= DISCLOSED_FROM and is_personal(view.case, loan):
            table = loan.cost_disclosure
            unsigned = table is not None and not table.signed
            note = "没有签署或者确认记录" if unsigned else ""
            yield Want(
                loan.number, table.evidence if table else (), Held.TO_CHECK if unsigned else None, note
            )
    for card in view.case.cards:
        if any(each.fees and each.statement_on >= DISCLOSED_FROM for each in card.statements):
            yield Want(card.number, note="限于2026年8月1日起办理的分期")


def electronic_data(view: View) -> Iterator[Want]:
    """Yield, once, the electronic exhibits, with those whose chain of custody is not recorded."""
    files = [each for each in electronic_files(view.case, view.on) if view.named(each)]
    custody = {each.file: each.custody for each in view.case.evidence if not each.exclude}
    bare = [each for each in files if missing_factors(custody.get(each))]
    if bare:
        proofs = tuple(Proof(file=each) for each in bare)
        yield Want(
            "", proofs, Held.MISSING, f"{listed([view.title(each) for each in bare])}未记载或者记载不全"
        )
    elif files:
        yield Want("", tuple(Proof(file=each) for each in files), Held.YES)


def cards(view: View) -> Iterator[Want]:
    """Yield each card."""
    yield from (Want(each.number, each.evidence) for each in view.case.cards)


def card_statements(view: View) -> Iterator[Want]:
    """Yield the statements of each card."""
    for card in view.case.cards:
        bare = [zh(each.statement_on) for each in card.statements if not each.evidence]
        proofs = together(each.evidence for each in card.statements)
        said = f"{listed(bare)}的账单没有引用证据" if bare and proofs else ""
        yield Want(card.number, proofs, Held.TO_CHECK if said else None, said)


def costs(view: View) -> Iterator[Want]:
    """Yield each cost that is claimed."""
    yield from (Want(each.kind.label, each.evidence) for each in view.case.costs if each.claimed)
