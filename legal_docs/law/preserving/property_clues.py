"""Property clues: their names, what they lack, whether they are old, whether the bank itself holds them."""

import re
from collections.abc import Iterable
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.model.party import Creditor
from legal_docs.model.property import PropertyClue, PropertyKind

_PLATE = re.compile(r"[\u4e00-\u9fff][A-Z][·•-]?[A-Z0-9]{5,6}(?![A-Z0-9])")
_SHARE = re.compile(r"[\d.]+\s*[%％股]|百分之|全部股权")
_COMPANY = re.compile(r"公司|企业|合伙|合作社|银行")
_DAY = re.compile(r"\d年\d{1,2}月\d{1,2}日|\d-\d{2}-\d{2}")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_LEGAL_FORM = re.compile(r"^(.+?)(股份有限公司|有限责任公司|有限公司)")
_LACKING = {
    PropertyKind.DEPOSIT: ("开户行和账号",),
    PropertyKind.PAYMENT_ACCOUNT: ("支付账号",),
    PropertyKind.REAL_ESTATE: ("坐落或者权属证号",),
    PropertyKind.VEHICLE: ("号牌或者车辆识别代号",),
    PropertyKind.MOVABLE: ("存放地点或者编号",),
    PropertyKind.OTHER: ("权利登记信息或者所在地",),
    PropertyKind.SECURITIES: ("开户机构和账号",),
}


def quoted(clues: Iterable[PropertyClue]) -> str:
    """Return `张样例：「工资账户」、「轿车」；李样例：「住宅」`: every clue once, under its owner."""
    by_owner: dict[str, list[str]] = {}
    for each in clues:
        by_owner.setdefault(each.owner, []).append(f"「{each.description}」")
    return "；".join(f"{owner}：{'、'.join(things)}" for owner, things in by_owner.items())


@applies("财产保全规定2020.10", "财产保全规定2020.11")
def is_definite(clue: PropertyClue) -> bool:
    """Return whether the clue names the property definitely enough for pre-litigation preservation.

    Accounts and securities by their number; vehicles by number or plate; real estate by its place or
    certificate; a share in a company by the company, the share and its registration; a receivable by
    its contract.
    """
    if clue.kind in (PropertyKind.REAL_ESTATE, PropertyKind.MOVABLE, PropertyKind.OTHER):
        return bool(clue.number or clue.location)
    if clue.kind is PropertyKind.VEHICLE:
        return bool(clue.number or _PLATE.search(clue.description))
    return not _equity_lacks(clue) if clue.kind is PropertyKind.EQUITY else bool(clue.number)


@applies("财产保全规定2020.10")
def lacking(clue: PropertyClue) -> str:
    """Return in words which particulars the clue lacks; empty where it is definite."""
    if is_definite(clue):
        return ""
    if clue.kind is PropertyKind.EQUITY:
        return "、".join(_equity_lacks(clue))
    found = _receivable_lacks(clue) if clue.kind is PropertyKind.RECEIVABLE else _LACKING[clue.kind]
    return "、".join(found)


def _equity_lacks(clue: PropertyClue) -> tuple[str, ...]:
    said = clue.description
    held = (_COMPANY.search(said), _SHARE.search(said), clue.number or clue.location)
    return tuple(
        name for name, has in zip(("公司名称", "持股比例", "登记信息"), held, strict=True) if not has
    )


def _receivable_lacks(clue: PropertyClue) -> tuple[str, ...]:
    named = re.search(r"[对向].+的", clue.description) or _COMPANY.search(clue.description)
    held = {
        "债务人": named,
        "合同": clue.number,
        "金额": clue.value,
        "到期日": _DAY.search(clue.description),
        "凭证": clue.evidence,
    }
    return tuple(name for name, has in held.items() if not has)


def is_old(clue: PropertyClue, on: date) -> bool:
    """Return whether the source of the clue names a year that ended more than a year before `on`."""
    years = [int(each) for each in _YEAR.findall(clue.source)]
    return bool(years) and date(max(years) + 1, 12, 31) < on


def is_with_creditor(clue: PropertyClue, creditor: Creditor) -> bool:
    """Return whether the clue is an account at the plaintiff bank itself, any of its branches included.

    Branches have no legal personality apart from the bank, whose name theirs begin with.
    """
    if clue.kind is not PropertyKind.DEPOSIT:
        return False
    found = _LEGAL_FORM.match(creditor.name)
    full, short = (found.group(), found.group(1)) if found else (creditor.name, creditor.name)
    name = f"(?:{re.escape(full)}|{re.escape(short)})"
    begins = re.compile(rf"(?:^|[^\u4e00-\u9fff]|[在于]){name}|本行")
    return any(begins.search(text) for text in (clue.location, clue.description))
