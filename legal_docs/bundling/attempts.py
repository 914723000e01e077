"""What was tried and did not surely get through: calls nobody answered, letters that came back."""

from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.bundling.wording import day, named, several
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import Channel, ContactRecord, Outcome

FAILED = frozenset({Outcome.NOT_REACHED, Outcome.RETURNED, Outcome.REFUSED})
_MESSAGES = {Channel.SMS, Channel.EMAIL, Channel.WECHAT}
_TRIED = {
    Channel.PHONE: "拨打{who}电话",
    Channel.SMS: "向{who}发送短信",
    Channel.EMAIL: "向{who}发送电子邮件",
    Channel.WECHAT: "向{who}发送微信",
    Channel.LETTER: "向{who}寄送信函",
    Channel.LAWYER_LETTER: "向{who}寄送律师函",
    Channel.HANDED: "向{who}当面送达",
    Channel.VISIT: "上门联系{who}",
    Channel.NEWSPAPER: "对{who}公告",
}


def sent(case: CaseFile, one: ContactRecord, people: Sequence[str]) -> str:
    """Return what was done to reach the people: `向被告张三寄送信函`."""
    return _TRIED[one.channel].format(who=named(case, people))


def attempts(case: CaseFile, tried: Sequence[ContactRecord]) -> Iterator[str]:
    """Yield on which days what was tried with whom, how often, and how it failed, if it did."""
    ways: dict[tuple[Channel, str, str], list[ContactRecord]] = {}
    for one in sorted(tried, key=lambda each: each.on):
        ways.setdefault((one.channel, _failure(one), one.target), []).append(one)
    alike: dict[tuple[Channel, str, tuple[date, ...]], list[str]] = {}
    for (channel, failure, who), rows in ways.items():
        alike.setdefault((channel, failure, tuple(one.on for one in rows)), []).append(who)
    for (channel, failure, days), people in alike.items():
        did = _TRIED[channel].format(who=named(case, people))
        yield f"于{several(map(day, days))}{did}{_how_often(days)}{_in_vain(failure, days)}"


def _how_often(days: tuple[date, ...]) -> str:
    return f"{len(days)}次" if len(days) > len(set(days)) else ""


def _in_vain(failure: str, days: tuple[date, ...]) -> str:
    return f"，{'均' if len(days) > 1 else ''}{failure}" if failure else ""


def _failure(one: ContactRecord) -> str:
    if one.outcome not in FAILED:
        return ""
    if one.channel is Channel.PHONE:
        return "未接通"
    if one.outcome is Outcome.NOT_REACHED:
        return "发送失败" if one.channel in _MESSAGES else "未果"
    return f"被{one.outcome.label}"
