"""What each asset may bring the bank: its value at a cautious rate, less prior claims and others' shares."""

from dataclasses import dataclass
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.bank_tables import BankTables
from legal_docs.law.preserving.preservation_rules import covers
from legal_docs.law.preserving.property_clues import is_with_creditor
from legal_docs.model.assessment import RecoveryLine
from legal_docs.model.base import cents
from legal_docs.model.casefile import CaseFile
from legal_docs.model.property import PropertyClue, PropertyKind
from legal_docs.model.security import Collateral, CollateralKind, Registration

NOTHING = Decimal("0.00")
_KIND = {
    CollateralKind.MORTGAGE_REAL: PropertyKind.REAL_ESTATE,
    CollateralKind.MORTGAGE_MOVABLE: PropertyKind.MOVABLE,
    CollateralKind.PLEDGE_MOVABLE: PropertyKind.MOVABLE,
    CollateralKind.PLEDGE_RIGHT: PropertyKind.RECEIVABLE,
}


@dataclass(frozen=True, slots=True)
class Recovery:
    """What the assets may bring, each line and in all (never more than the claim), and what is not counted.

    `known` is false where there are assets of which none has a value.
    """

    lines: tuple[RecoveryLine, ...]
    low: Decimal
    high: Decimal
    notes: tuple[str, ...]
    known: bool


def recovery(case: CaseFile, claim: Decimal, tables: BankTables) -> Recovery:
    """Return what collateral and property clues may bring towards a claim in yuan."""
    lines: list[RecoveryLine] = []
    notes: list[str] = []
    for each in case.collateral:
        _take(of_collateral(each, tables, is_home=is_home(case, each)), lines, notes)
    for clue in case.clues:
        _take(_of_clue(case, clue, tables), lines, notes)
    low, high = (min(sum(found, NOTHING), claim) for found in _columns(lines))
    nothing_valued = not lines and bool(case.collateral or case.clues)
    return Recovery(tuple(lines), cents(low), cents(high), tuple(notes), known=not nothing_valued)


def _columns(lines: list[RecoveryLine]) -> tuple[list[Decimal], list[Decimal]]:
    return [each.low for each in lines], [each.high for each in lines]


def _take(found: RecoveryLine | str, lines: list[RecoveryLine], notes: list[str]) -> None:
    if isinstance(found, str):
        notes.append(found)
    else:
        lines.append(found)


@applies("民法典.402", "民法典.423", "查扣冻规定2020.4")
def of_collateral(asset: Collateral, tables: BankTables, *, is_home: bool = False) -> RecoveryLine | str:
    """Return between what and what collateral may bring, or the sentence why it is not counted.

    An unregistered mortgage of real estate gives no priority and counts with nothing at the low end, and
    so does the only home of a family, pledged or not; a maximum-amount mortgage counts up to its ceiling.
    """
    source = f"{asset.id}{asset.kind.label}「{asset.description}」"
    if asset.value is None:
        return f"{source}未填写价值，未计入预计回收；请补充评估值或者询价结果"
    kind = _KIND[asset.kind]
    low, high, why = _net(asset.value, kind, tables, asset.prior_claims)
    if asset.is_maximum and asset.ceiling is not None and asset.ceiling < high:
        low, high, why = min(low, asset.ceiling), asset.ceiling, f"{why}，以最高额{asset.ceiling:,.2f}元为限"
    if asset.kind is CollateralKind.MORTGAGE_REAL and asset.registration is not Registration.FORMAL:
        low, why = NOTHING, f"{why}；未办理正式抵押登记，能否优先受偿须核对，低值不计"
    if is_home:
        low, why = _home(low, why, asset.burdens)
    if asset.burdens:
        why = f"{why}；另有负担：{asset.burdens}"
    return RecoveryLine(source=source, low=low, high=high, why=why)


def is_home(case: CaseFile, asset: Collateral) -> bool:
    """Return whether a clue says of the same real estate that it is the only home of the family."""
    return any(clue.is_only_home and _is_same(asset, clue) for clue in case.clues)


def _is_same(asset: Collateral, clue: PropertyClue) -> bool:
    if asset.certificate and clue.number:
        return asset.certificate == clue.number
    place = clue.location or clue.description
    same_owner = clue.owner in (asset.owner, *asset.co_owners)
    return same_owner and (place in asset.description or asset.description in place)


@applies("查扣冻规定2020.4", "查扣冻规定2020.5", "异议复议规定2020.20")
def _home(low: Decimal, why: str, burdens: str) -> tuple[Decimal, str]:
    """Return nothing at the low end and why: a mortgage does not lift the limit on selling a needed home."""
    why += (
        "；家庭唯一住房（设定抵押的也一样），可以查封，能否变价须看是否属生活必需，必需的须先安置，低值不计"
    )
    if _says_let(burdens):
        why += (
            f"。但该房屋已出租，与唯一住房、生活必需的记载不一致，须核对；不属生活必需的，低值为{low:,.2f}元"
        )
    return NOTHING, why


def is_let(case: CaseFile, clue: PropertyClue) -> bool:
    """Return whether the real estate of the clue is said to be let to others, there or as collateral."""
    burdens = [each.burdens for each in case.collateral if _is_same(each, clue)]
    return any(_says_let(words) for words in (clue.description, *burdens))


def _says_let(words: str) -> bool:
    return any(word in words for word in ("出租", "租赁", "承租", "租约"))


def _of_clue(case: CaseFile, clue: PropertyClue, tables: BankTables) -> RecoveryLine | str:
    source = _named(clue)
    if clue.owner not in _answerable(case):
        return f"{source}属于{clue.owner}，不是本案的被告或者被执行人，未计入预计回收"
    if any(_is_same(each, clue) for each in case.collateral):
        return f"{source}与担保财产是同一财产，不重复计入"
    if clue.value is None:
        return f"{source}未填写价值，未计入预计回收"
    return of_clue(clue, clue.value, tables)


@applies("查扣冻规定2020.4", "查扣冻规定2020.12", "查扣冻规定2020.26")
def of_clue(clue: PropertyClue, value: Decimal, tables: BankTables) -> RecoveryLine:
    """Return between what and what a clue of that value may bring.

    The only home of a family and what another court sealed first count with nothing at the low end.
    """
    low, high, why = _net(value, clue.kind, tables, clue.prior_claims, clue.share_percent)
    if clue.is_only_home:
        low, why = _home(low, why, clue.description)
    if clue.sealed_by:
        low, why = NOTHING, f"{why}；已由{clue.sealed_by}查封在先，本案只能轮候，低值不计"
    return RecoveryLine(source=_named(clue), low=low, high=high, why=why)


def _named(clue: PropertyClue) -> str:
    return f"{clue.id}{clue.kind.label}「{clue.description}」"


def to_preserve(case: CaseFile) -> tuple[PropertyClue, ...]:
    """Return the clues that may still be preserved for this claim.

    Not those of others, held already, sealed by another court before, or accounts at the bank itself.
    """
    liable = _answerable(case)
    return tuple(
        each
        for each in case.clues
        if each.owner in liable
        and not each.sealed_by
        and not is_with_creditor(each, case.creditor)
        and not any(covers(held, each) for held in case.preservations)
    )


def _net(
    value: Decimal,
    kind: PropertyKind,
    tables: BankTables,
    prior: Decimal | None,
    share: Decimal | None = None,
) -> tuple[Decimal, Decimal, str]:
    """Return low and high in yuan and how they came about; prior claims are paid from the proceeds first."""
    rate = tables.recovery[kind]
    part = Decimal(100) if share is None else share
    low, high = (
        cents(max(value * each / 100 - (prior or 0), Decimal(0)) * part / 100)
        for each in (rate.low, rate.high)
    )
    why = f"价值{value:,.2f}元，按{rate.low.normalize():f}%至{rate.high.normalize():f}%变现估算"
    why += f"，扣除在先债权{prior:,.2f}元" if prior else ""
    why += f"，按其份额{part.normalize():f}%" if share is not None else ""
    return low, high, why


def _answerable(case: CaseFile) -> frozenset[str]:
    """Return the names of all whose property answers for the claim."""
    obliged = (name for each in case.judgments for name in each.obligors)
    return frozenset((*case.defendants(), *obliged))
