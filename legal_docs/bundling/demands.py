"""When and how payment was asked of whom, and what did not get through."""

from collections.abc import Callable, Sequence

from legal_docs.bundling.wording import day, named, roles, several
from legal_docs.law.limiting.demands import reached
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import Channel, ContactRecord, Outcome, Receiver

_LISTED = 4
_FAILED = {Outcome.NOT_REACHED, Outcome.RETURNED, Outcome.REFUSED}
_SENT = {
    Channel.PHONE: "拨打电话",
    Channel.SMS: "发送短信",
    Channel.EMAIL: "发送电子邮件",
    Channel.WECHAT: "发送微信",
    Channel.LETTER: "寄送信函",
    Channel.LAWYER_LETTER: "寄送律师函",
    Channel.HANDED: "当面送达",
    Channel.VISIT: "上门",
    Channel.NEWSPAPER: "公告",
}
_MESSAGES = {Channel.SMS, Channel.EMAIL, Channel.WECHAT}


def contact(case: CaseFile, contacts: Sequence[ContactRecord]) -> str:
    """Return when, how and of whom payment was asked; without any demand, when there was contact.

    What was said to others than the person named is left out: it is no contact with that person.
    """
    demands = [one for one in contacts if one.is_demand]
    mine = [one for one in demands or contacts if not _with_another(case, one)]
    chosen = sorted(mine, key=lambda one: one.on)
    targets = dict.fromkeys(one.target for one in chosen)
    return "；".join(
        _of(case, who, [one for one in chosen if one.target == who], asked=bool(demands)) for who in targets
    )


def _with_another(case: CaseFile, one: ContactRecord) -> bool:
    """Return whether the contact came about, but with somebody else."""
    if one.outcome in _FAILED:
        return False
    return reached(case, one) is False if one.is_demand else one.receiver is Receiver.OTHER


def _of(case: CaseFile, who: str, contacts: Sequence[ContactRecord], *, asked: bool) -> str:
    """Return what got through to one person; what did not, or not surely, is said after it as an attempt."""
    made = [one for one in contacts if one.outcome not in _FAILED and (not asked or reached(case, one))]
    tried = [one for one in contacts if one not in made]
    ours, person = roles(case).ours, named(case, [who])
    if not made:
        return f"{ours}曾联系{person}：{_attempts(tried)}"
    when = _listed(made, _time)
    said = f"{ours}于{when}{_did(case, who, person) if asked else f'向{person}联系'}"
    return f"{said}；另{_attempts(tried)}" if tried else said


def _time(one: ContactRecord) -> str:
    """Return the day and the way of one contact; a letter that arrived later has both days."""
    if one.arrived_on and one.arrived_on != one.on:
        return f"{day(one.on)}（{one.channel.label}，{day(one.arrived_on)}送达）"
    return f"{day(one.on)}（{one.channel.label}）"


def _did(case: CaseFile, who: str, person: str) -> str:
    """Return what was asked: of one who only guarantees, to answer for the debt."""
    owes = who in {debtor.name for debtor in case.debtors}
    if not owes and who in {guarantor.name for guarantor in case.guarantors}:
        return f"请求{person}承担保证责任"
    return f"向{person}催收、主张权利"


def _attempts(tried: Sequence[ContactRecord]) -> str:
    """Return on which days what was tried and how it failed, if it did; like attempts together."""
    ways: dict[str, list[ContactRecord]] = {}
    for one in tried:
        ways.setdefault(_failure(one), []).append(one)
    return "，".join(f"于{_listed(rows, lambda one: day(one.on))}{way}" for way, rows in ways.items())


def _failure(one: ContactRecord) -> str:
    if one.outcome not in _FAILED:
        return _SENT[one.channel]
    if one.channel is Channel.PHONE:
        return "拨打电话未接通"
    if one.outcome is Outcome.NOT_REACHED:
        return f"{_SENT[one.channel]}{'失败' if one.channel in _MESSAGES else '未果'}"
    return f"{_SENT[one.channel]}被{one.outcome.label}"


def _listed(rows: Sequence[ContactRecord], say: Callable[[ContactRecord], str]) -> str:
    more = f"等共{len(rows)}次" if len(rows) > _LISTED else ""
    return several(say(one) for one in rows[:_LISTED]) + more
