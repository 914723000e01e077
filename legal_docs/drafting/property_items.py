"""Property as a paper lists it: grouped by owner, with what is known of each thing."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.words import day, exhibits, percent, yuan
from legal_docs.law.executing.enforcement_events import obligors_of
from legal_docs.law.preserving.preservation_rules import covers
from legal_docs.law.preserving.property_clues import is_with_creditor, lacking
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.property import Preservation, PropertyClue, PropertyKind
from legal_docs.model.security import Collateral

_FROZEN = frozenset(
    {
        PropertyKind.DEPOSIT,
        PropertyKind.PAYMENT_ACCOUNT,
        PropertyKind.EQUITY,
        PropertyKind.SECURITIES,
        PropertyKind.RECEIVABLE,
    }
)
"""What is frozen (冻结), not sealed (查封)."""
_NAMES = {
    PropertyKind.DEPOSIT: ("开户行", "账号"),
    PropertyKind.PAYMENT_ACCOUNT: ("开户机构", "账号"),
    PropertyKind.REAL_ESTATE: ("坐落", "权属证号"),
    PropertyKind.VEHICLE: ("停放地点", "号牌或车辆识别代号"),
    PropertyKind.MOVABLE: ("存放地点", "编号"),
    PropertyKind.EQUITY: ("登记机关", "登记号"),
    PropertyKind.SECURITIES: ("开户机构", "账号"),
    PropertyKind.RECEIVABLE: ("次债务人所在地", "合同编号"),
    PropertyKind.OTHER: ("所在地", "登记号"),
}
"""What place and number of property of each kind are called."""
_WHOLE = Decimal(100)


class Held(Context):
    """一项已经采取的保全措施."""

    court: str = Field(alias="法院")
    ruling: str = Field(alias="裁定文号", examples=["（2025）某0101财保1号"])
    act: str = Field(alias="措施", examples=["冻结", "查封"])
    waiting: bool = Field(alias="轮候")
    limit: str = Field(alias="限额", description="裁定没有限额时为空")
    until: str = Field(alias="届满日", description="未录入届满日时为空")


class PropertyItem(Context):
    """一项财产或者财产线索; what is not known is empty."""

    kind: str = Field(alias="种类", examples=["银行存款", "不动产"])
    act: str = Field(alias="措施", examples=["冻结", "查封"])
    thing: str = Field(alias="内容", examples=["工资账户"])
    location_name: str = Field(alias="位置名称", examples=["开户行", "坐落"])
    location: str = Field(alias="位置")
    number_name: str = Field(alias="编号名称", examples=["账号", "权属证号"])
    number: str = Field(alias="编号")
    value: str = Field(alias="估值", examples=["500,000.00"])
    prior: str = Field(alias="在先债权", description="在先的优先债权的数额")
    share: str = Field(alias="份额", description="共有财产中的份额；不是共有时为空", examples=["50%"])
    sealed_by: str = Field(alias="在先查封法院")
    own: bool = Field(alias="开立于申请人处", description="债务人在本行开立的账户")
    lacks: str = Field(alias="待查", description="尚缺的财产信息；信息明确时为空", examples=["开户行和账号"])
    source: str = Field(alias="来源")
    held: tuple[Held, ...] = Field(alias="已采取措施")
    proof: str = Field(alias="证据", examples=["证据3第12页"])


class OwnerGroup(Context):
    """一个人的财产."""

    number: str = Field(alias="序号", examples=["一"])
    owner: str = Field(alias="权利人")
    items: tuple[PropertyItem, ...] = Field(alias="财产")


def items_of(dossier: Dossier, clues: Iterable[PropertyClue]) -> tuple[PropertyItem, ...]:
    """Return the clues as the paper lists them, in their order."""
    return tuple(_item(dossier, clue) for clue in clues)


def open_clues(case: CaseFile) -> tuple[PropertyClue, ...]:
    """Return the clues to property that answers for the debt, in the order of the defendants.

    So does what debtors and guarantors own, in enforcement what the obliged own; of one who only gave
    a mortgage or pledge, the thing itself (民诉法2023.105).
    """
    names = _liable(case)
    found = [c for c in case.clues if c.owner in names or any(_is(t, c) for t in case.collateral)]
    rank = {name: number for number, name in enumerate(case.defendants())}
    return tuple(sorted(found, key=lambda clue: rank.get(clue.owner, len(rank))))


def by_owner(clues: Sequence[PropertyClue]) -> dict[str, list[PropertyClue]]:
    """Return the clues of each owner, in order of first mention."""
    groups: dict[str, list[PropertyClue]] = {}
    for clue in clues:
        groups.setdefault(clue.owner, []).append(clue)
    return groups


def net_value(clue: PropertyClue) -> Decimal:
    """Return what the owner's share is worth after claims that rank before; zero where it is not known."""
    share = (clue.value or Decimal(0)) * (clue.share_percent or _WHOLE) / _WHOLE
    return max(share - (clue.prior_claims or Decimal(0)), Decimal(0))


def number_name(kind: PropertyKind) -> str:
    """Return what the number of property of that kind is called: 账号, 权属证号."""
    return _NAMES[kind][1]


def act_on(kind: PropertyKind) -> str:
    """Return what a court does to property of that kind: 冻结 or 查封."""
    return "冻结" if kind in _FROZEN else "查封"


def _liable(case: CaseFile) -> set[str]:
    if case.stage is Stage.ENFORCEMENT:
        return {name for each in case.judgments for name in obligors_of(case, each)}
    return {d.name for d in case.debtors if not d.renounced} | {g.name for g in case.guarantors}


def _is(thing: Collateral, clue: PropertyClue) -> bool:
    """Return whether the clue is the thing mortgaged or pledged."""
    if clue.owner not in (thing.owner, *thing.co_owners):
        return False
    if clue.number and clue.number == thing.certificate:
        return True
    return any(text and text in thing.description for text in (clue.location, clue.description, clue.number))


def _item(dossier: Dossier, clue: PropertyClue) -> PropertyItem:
    shared = clue.share_percent is not None and clue.share_percent < _WHOLE
    return PropertyItem.of(
        kind=clue.kind.label,
        act=act_on(clue.kind),
        thing=clue.description,
        location_name=_NAMES[clue.kind][0],
        location=clue.location,
        number_name=number_name(clue.kind),
        number=clue.number,
        value=yuan(clue.value) if clue.value else "",
        prior=yuan(clue.prior_claims) if clue.prior_claims else "",
        share=percent(clue.share_percent) if shared and clue.share_percent else "",
        sealed_by=clue.sealed_by,
        own=is_with_creditor(clue, dossier.case.creditor),
        lacks=lacking(clue),
        source=clue.source,
        held=tuple(_held(dossier.case, clue)),
        proof=exhibits(dossier.bundle, clue.evidence),
    )


def _held(case: CaseFile, clue: PropertyClue) -> Iterator[Held]:
    for measure in case.preservations:
        if covers(measure, clue):
            yield _measure(measure)


def _measure(measure: Preservation) -> Held:
    return Held.of(
        court=measure.court,
        ruling=measure.ruling_number,
        act=act_on(measure.kind),
        waiting=measure.is_waiting,
        limit=yuan(measure.amount) if measure.amount else "",
        until=day(measure.expires_on) if measure.expires_on else "",
    )
