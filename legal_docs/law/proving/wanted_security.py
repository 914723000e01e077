"""Papers wanted for the security: guarantees, resolutions, mortgages and pledges of each kind."""

from collections.abc import Iterator

from legal_docs.law.proving.wanted import Finder, View, Want, together
from legal_docs.model.party import Organisation
from legal_docs.model.proving import Held
from legal_docs.model.security import Collateral, CollateralKind, Registration, Resolution


def guarantees(view: View) -> Iterator[Want]:
    """Yield each guarantee."""
    yield from (
        Want(f"{each.name}（{each.contract_number}）", each.evidence) for each in view.case.guarantors
    )


def resolutions(view: View) -> Iterator[Want]:
    """Yield the companies that gave security, with what is said of their resolutions."""
    case = view.case
    for each in case.guarantors:
        if not isinstance(case.person(each.name), Organisation) or each.resolution is Resolution.NOT_NEEDED:
            continue
        if each.resolution is Resolution.NONE:
            yield Want(each.name, (), Held.MISSING, "案件资料记载没有决议")
        else:
            yield Want(each.name, note="" if each.resolution else "案件资料没有填写决议情况")
    borrowers = {each.name for each in case.debtors}
    owners = dict.fromkeys(each.owner for each in case.collateral)
    for name in owners:
        if name not in borrowers and isinstance(case.person(name), Organisation):
            yield Want(name)


def securities(view: View) -> Iterator[Want]:
    """Yield each thing given as security, with the contract it rests on."""
    for each in view.case.collateral:
        shared = (loan.evidence for loan in view.case.loans if loan.number == each.contract_number)
        titled = any(each.contract_title in view.named(proof.file) for proof in each.evidence)
        proofs = together((*shared, each.evidence if titled else ()))
        yield Want(f"{each.id} {each.contract_number}", proofs)


def _of(*kinds: CollateralKind, registered: bool) -> Finder:
    def find(view: View) -> Iterator[Want]:
        for each in view.case.collateral:
            if each.kind in kinds:
                yield _registered(each) if registered else Want(each.id, each.evidence)

    return find


def _registered(thing: Collateral) -> Want:
    if thing.registration is Registration.NONE and thing.kind is not CollateralKind.PLEDGE_RIGHT:
        return Want(thing.id, (), Held.MISSING, "案件资料记载未办理登记")
    if thing.registration is Registration.ADVANCE:
        return Want(thing.id, thing.evidence, Held.TO_CHECK, "仅办理预告登记，请核对是否已转为抵押登记")
    return Want(thing.id, thing.evidence)


mortgages_real = _of(CollateralKind.MORTGAGE_REAL, registered=True)
mortgages_movable = _of(CollateralKind.MORTGAGE_MOVABLE, registered=True)
pledges_movable = _of(CollateralKind.PLEDGE_MOVABLE, registered=False)
pledges_right = _of(CollateralKind.PLEDGE_RIGHT, registered=True)
