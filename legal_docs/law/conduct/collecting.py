"""How the bank collected: what a lawyer should look at before a contact record is used (R-CMP-1).

Conduct is a matter of the quality of evidence and of compliance: nothing here says that a demand did
not interrupt limitation.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.bank_tables import ConductLimits
from legal_docs.law.periods import add_years
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import Channel, ContactRecord, Outcome, Receiver
from legal_docs.model.finding import Grade
from legal_docs.model.party import NaturalPerson
from legal_docs.model.point import Level, Point, Topic

STANDARD = "GB/T 45251-2025（推荐性标准，二手来源，未核对原文）"
GUIDELINE = (
    "中国银行业协会《金融机构个人消费类贷款催收工作指引（试行）》（行业自律规则，二手来源，未核对原文）"
)
CARD_RULES = "商业银行信用卡业务监督管理办法第66至70条（二手来源，未核对原文）"
_STILL_COUNTS = "属于催收合规问题，不影响以该次催收主张时效中断"
_QUIET = frozenset(Channel) - {Channel.LETTER, Channel.LAWYER_LETTER, Channel.NEWSPAPER}
_IN_PERSON = frozenset({Channel.PHONE, Channel.VISIT, Channel.WECHAT, Channel.SMS})
_FROM_2026 = date(2026, 1, 1)
"""治安管理处罚法 as revised in 2025 is in force from this day."""

_LISTED = 10

Found = list[ContactRecord]


@applies("民法典.1033", "治安管理处罚法2025.50", "治安管理处罚法2025.56")
def conduct_flags(case: CaseFile, limits: ConductLimits, *, on: date) -> Iterator[Point]:
    """Yield one point for each kind of conduct a lawyer should look at, with the records it is about.

    Limits on hours and numbers protect natural persons; they are industry rules, no tests of validity.
    """
    records = [each for each in case.contacts if each.on <= on]
    natural = {each.name for each in case.people if isinstance(each, NaturalPerson)}
    to_people = [each for each in records if each.target in natural]
    yield from at_night(to_people, limits)
    yield from too_many_voice_contacts(to_people, limits)
    yield from too_many_dials(to_people, limits)
    yield from told_third_persons(records)
    yield from third_persons_reached(case, records)
    yield from misconduct(records)
    yield from published(to_people)
    if case.cards:
        yield from card_recordings(records, limits, on=on)


@applies("民法典.1033")
def at_night(records: Found, limits: ConductLimits) -> Iterator[Point]:
    """Yield the point on contacts in the hours of rest without the person's agreement."""
    found = [each for each in records if each.channel in _QUIET and _is_at_night(each, limits)]
    hours = f"{limits.quiet_from:%H:%M}至次日{limits.quiet_to:%H:%M}"
    said = (
        f"{{ids}}的联系时间在{hours}之间，没有本人同意的记录；{_worth(found)}。"
        "请核对时间，并准备应对侵扰安宁的主张"
    )
    yield from _flag("contact_at_night", found, said, ("民法典.1033",), source=f"{STANDARD}；{GUIDELINE}")


def _worth(found: Found) -> str:
    """Return what such records are worth as demands: only those that reached somebody can count."""
    reached = [each for each in found if each.outcome is Outcome.REACHED]
    if len(reached) == len(found):
        return _STILL_COUNTS
    calls = all(each in reached or each.channel is Channel.PHONE for each in found)
    missed = "未接通的电话" if calls else "未接通、未到达的联系"
    still = f"，不影响以其中{_named(reached)}主张时效中断" if reached else ""
    return f"属于催收合规问题{still}；{missed}本身不作为主张权利的依据"


def _is_at_night(record: ContactRecord, limits: ConductLimits) -> bool:
    return record.at is not None and not record.hours_agreed and limits.is_quiet(record.at)


def too_many_voice_contacts(records: Found, limits: ConductLimits) -> Iterator[Point]:
    """Yield the point on days with more answered calls to one person than the limit."""
    answered = [each for each in records if _is_call(each, Outcome.REACHED)]
    found = _above(answered, lambda each: (each.target, each.on), limits.voice_contacts_a_day)
    most = limits.voice_contacts_a_day
    said = f"{{ids}}：同一天与同一人接通的催收电话超过{most}次；{_STILL_COUNTS}。请核对通话记录"
    yield from _flag("too_many_voice_contacts", found, said, ("民法典.1033",), source=STANDARD)


def too_many_dials(records: Found, limits: ConductLimits) -> Iterator[Point]:
    """Yield the point on days with more unanswered calls to one number than the limit."""
    missed = [each for each in records if _is_call(each, Outcome.NOT_REACHED)]
    found = _above(missed, lambda each: (each.sent_to or each.target, each.on), limits.dials_a_day)
    said = (
        f"{{ids}}：同一天向同一号码拨打未接通的电话超过{limits.dials_a_day}次，属于催收合规问题；"
        "未接通的电话本身不作为主张权利的依据"
    )
    yield from _flag("too_many_dials", found, said, ("民法典.1033",), source=GUIDELINE)


def _is_call(record: ContactRecord, outcome: Outcome) -> bool:
    return record.channel is Channel.PHONE and record.outcome is outcome


def _above(records: Found, key: Callable[[ContactRecord], tuple[str, date]], most: int) -> Found:
    """Return the records of every group larger than `most`, in their order."""
    groups: dict[tuple[str, date], Found] = {}
    for each in records:
        groups.setdefault(key(each), []).append(each)
    return [each for group in groups.values() if len(group) > most for each in group]


@applies("个人信息保护法2021.10", "治安管理处罚法2025.56", "民法典.1033")
def told_third_persons(records: Found) -> Iterator[Point]:
    """Yield the point on records in which the debt was disclosed to somebody else: this must stop."""
    found = [each for each in records if each.told_third_party]
    said = (
        "{ids}记载向第三人透露了债务。请停止此类做法，先由合规部门核查是否构成非法提供个人信息，"
        "再决定是否提交该记录；核查不应延误起诉和行使权利"
    )
    articles = ["个人信息保护法2021.10", "民法典.1033"]
    if any(each.on >= _FROM_2026 for each in found):
        articles.append("治安管理处罚法2025.56")
    yield from _flag("debt_disclosed", found, said, articles, level=Level.STOP)


def third_persons_reached(case: CaseFile, records: Found) -> Iterator[Point]:
    """Yield the point on records in which somebody was approached who does not owe the debt."""
    owing = {*case.defendants(), *(name for each in case.judgments for name in each.obligors)}
    found = [
        each
        for each in records
        if each.channel in _IN_PERSON
        and not each.told_third_party
        and (each.receiver is Receiver.OTHER or each.target not in owing)
    ]
    said = (
        "{ids}联系的是债务人、担保人以外的人。只能请其转告联系方式，不得透露债务、不得向其催收；"
        "请核对联系的理由（如本人失联）和内容"
    )
    source = f"{CARD_RULES if case.cards else STANDARD}；{GUIDELINE}"
    yield from _flag("third_person_contacted", found, said, ("民法典.1033",), source=source)


@applies("民法典.1033", "治安管理处罚法2025.50")
def misconduct(records: Found) -> Iterator[Point]:
    """Yield the point on records of threats, insults, stalking or the like: this must stop."""
    found = [each for each in records if each.conduct]
    what = "；".join(f"{each.id}：{each.conduct}" for each in found)
    said = (
        f"催收记录记载了不当行为（{what}）。须立即停止，先由合规部门核查；威胁、辱骂、滋扰、纠缠、跟踪"
        "可能受到治安处罚，欠款属于民事债务，不得以刑事责任相要挟"
    )
    articles = ["民法典.1033"]
    if any(each.on >= _FROM_2026 for each in found):
        articles.append("治安管理处罚法2025.50")
    yield from _flag("misconduct_recorded", found, said, articles, level=Level.STOP)


@applies("个人信息保护法2021.25")
def published(records: Found) -> Iterator[Point]:
    """Yield the point on notices to natural persons that were published."""
    found = [each for each in records if each.channel is Channel.NEWSPAPER]
    said = (
        "{ids}以公告方式催收自然人，公开了个人信息。只应在下落不明、其他方式无法送达时使用，"
        "内容以必要为限；请核对当时下落不明的证据"
    )
    yield from _flag("notice_published", found, said, ("个人信息保护法2021.25",), source=GUIDELINE)


def card_recordings(records: Found, limits: ConductLimits, *, on: date) -> Iterator[Point]:
    """Yield the points on recordings of card collection: missing, not stated, or old enough to be erased."""
    calls = [each for each in records if _is_call(each, Outcome.REACHED)]
    missing = [each for each in calls if each.is_recorded is False]
    said = "{ids}的催收电话没有录音。信用卡催收应当录音并保存；该次通话须另有证据证明内容"
    yield from _flag("call_not_recorded", missing, said, source=CARD_RULES)
    if calls and all(each.is_recorded is None for each in calls):
        said = "未填写信用卡催收电话是否录音；请补充“是否录音”并核对录音仍在"
        yield from _flag("recording_unknown", calls, said, source=CARD_RULES, level=Level.NOTE)
    years = limits.recording_years
    old = [each for each in calls if each.is_recorded and add_years(each.on, years) <= on]
    said = f"{{ids}}的录音已满{years}年的最短保存期限，可能被清理；请核对录音仍在，结案前不得删除"
    yield from _flag("recording_may_be_erased", old, said, source=CARD_RULES, level=Level.NOTE)


def _flag(
    code: str,
    found: Found,
    said: str,
    articles: Iterable[str] = (),
    *,
    source: str = "",
    level: Level = Level.CHECK,
) -> Iterator[Point]:
    """Yield a point on the records found, if any; `{ids}` names them. With a source it is secondary."""
    if found:
        yield Point(
            topic=Topic.CONDUCT,
            code=code,
            rule="R-CMP-1",
            level=level,
            subject="、".join(dict.fromkeys(each.target for each in found)),
            sentence=said.replace("{ids}", _named(found)),
            articles=tuple(articles),
            proofs=tuple(_proofs(found)),
            grade=Grade.SECONDARY if source else Grade.SETTLED,
            source=source,
        )


def _named(found: Found) -> str:
    ids = [each.id for each in found]
    more = f"等{len(ids)}条记录" if len(ids) > _LISTED else ""
    return "、".join(ids[:_LISTED]) + more


def _proofs(found: Found) -> dict[Proof, None]:
    return dict.fromkeys(proof for each in found for proof in each.evidence)
