"""Papers wanted on who the parties are, and on instruments, rulings and property."""

from collections.abc import Iterator

from legal_docs.law.proving.wanted import View, Want, together
from legal_docs.model.base import Proof
from legal_docs.model.contact import EventKind
from legal_docs.model.party import DebtorRole, NaturalPerson, Organisation, Whereabouts
from legal_docs.model.proving import Held


def people_sued(view: View) -> Iterator[Want]:
    """Yield, once, the natural persons on the other side; each needs a page of their own."""
    names = [n for n in view.case.defendants() if isinstance(view.case.person(n), NaturalPerson)]
    if names:
        yield Want("、".join(names), pages=len(names))


def organisations_sued(view: View) -> Iterator[Want]:
    """Yield, once, the organisations on the other side; each needs a page of their own."""
    names = [n for n in view.case.defendants() if isinstance(view.case.person(n), Organisation)]
    if names:
        yield Want("、".join(names), pages=len(names))


def bank(view: View) -> Iterator[Want]:
    """Yield the bank."""
    said = "随起诉、申请材料提交的，可以不编入证据卷"
    yield Want(view.case.creditor.name, note=said, absent=Held.TO_CHECK)


def spouses(view: View) -> Iterator[Want]:
    """Yield the spouses who are said to owe the debt too."""
    for each in view.case.debtors:
        if each.role is DebtorRole.SPOUSE:
            yield Want(each.name)


def deaths(view: View) -> Iterator[Want]:
    """Yield the debtors who died."""
    dead = {e.target: e.evidence for e in view.case.events if e.kind is EventKind.DEATH and e.on <= view.on}
    yield from (Want(name, proofs) for name, proofs in dead.items())


def assignments(view: View) -> Iterator[Want]:
    """Yield that the claim was assigned."""
    told = together(e.evidence for e in view.case.events if e.kind is EventKind.ASSIGNMENT)
    if view.case.creditor.assigned_from:
        yield Want(f"{view.case.creditor.assigned_from}转让", told)


def missing_people(view: View) -> Iterator[Want]:
    """Yield the natural persons of whom it is said that nobody knows where they are."""
    for name in view.case.defendants():
        person = view.case.person(name)
        if isinstance(person, NaturalPerson) and person.whereabouts is Whereabouts.MISSING:
            yield Want(name)


def instruments(view: View) -> Iterator[Want]:
    """Yield each instrument to be enforced."""
    yield from (Want(each.number, each.evidence) for each in view.case.judgments)


def leading_instruments(view: View) -> Iterator[Want]:
    """Yield each instrument to be enforced, with where it stands if other papers stand before it."""
    files = {proof.file for each in view.case.judgments for proof in each.evidence}
    for each in view.case.judgments:
        yield Want(each.number, each.evidence, note=_behind(view, files, each.evidence))


def _behind(view: View, files: set[str], proofs: tuple[Proof, ...]) -> str:
    """Return that an instrument stands behind other papers: who enforces looks for it first."""
    own = {proof.file for proof in proofs}
    first = next((each for each in view.exhibits if each.file in own), None)
    before = first and any(e.number < first.number and e.file not in files for e in view.exhibits)
    if not first or not before:
        return ""
    how = "文件夹编号改为最小，或者在证据说明中填写顺序"
    return f"排在证据{first.name}，申请执行时建议排在证据目录最前（{how}）"


def preservations(view: View) -> Iterator[Want]:
    """Yield each ruling on preservation, once."""
    for number in dict.fromkeys(each.ruling_number for each in view.case.preservations):
        rulings = (each for each in view.case.preservations if each.ruling_number == number)
        yield Want(number, together(each.evidence for each in rulings))


def clues(view: View) -> Iterator[Want]:
    """Yield, once, the clues to property."""
    if view.case.clues:
        yield Want(proofs=together(each.evidence for each in view.case.clues))
