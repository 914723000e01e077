"""Personal information in a case: what does not belong into a bundle, who may get it, how long it is kept."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.periods import add_years
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.finding import Grade
from legal_docs.model.party import NaturalPerson
from legal_docs.model.point import Level, Point, Topic

CHILD_YEARS = 14
"""Information on a person younger than this is sensitive (个人信息保护法2021.28)."""
STRANGERS_PHONES, STRANGERS_IDS = 3, 2
"""From how many numbers of people outside the case on one page on the page is pointed out."""
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_RESIDENT = re.compile(
    r"(?<!\d)\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_THIRD_PERSONS = re.compile("通讯录|通信录|联系人(?:清单|列表|名单|信息)|亲友|通话(?:详单|清单)|话单|群聊")
_SENSITIVE = re.compile("人脸|指纹|声纹|虹膜|病历|诊断|体检|健康|医疗|行踪|轨迹|定位|宗教|未成年|征信报告")


def personal_data_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield the points on personal information in the case as known on the day `on`."""
    titles = dict(_titles(case))
    yield from third_persons_data(titles)
    yield from sensitive_data(titles)
    yield from sensitive_consent(titles)
    yield from children(case, on=on)
    yield from passed_on(case, on=on)
    yield from purpose_reached(case, on=on)


@applies("个人信息保护法2021.4", "个人信息保护法2021.5", "个人信息保护法2021.6")
def names_third_persons(title: str) -> bool:
    """Return whether a paper, by its title or file name, holds data of people outside the case.

    A phone's contact list or a full call record is not needed to prove a debt.
    """
    return bool(_THIRD_PERSONS.search(title))


@applies("个人信息保护法2021.28")
def is_sensitive(title: str) -> bool:
    """Return whether a paper, by its title or file name, holds sensitive data beyond account numbers."""
    return bool(_SENSITIVE.search(title))


@applies("个人信息保护法2021.5", "个人信息保护法2021.6")
def strangers_numbers(text: str, known: frozenset[str]) -> tuple[int, int]:
    """Return how many mobile and how many identity numbers in `text` are not among the `known` ones.

    Each number counts once; of identity numbers only those with a possible day of birth, so that account
    numbers are not taken for them.
    """
    ids = {each.upper() for each in _RESIDENT.findall(text)}
    return len(set(_MOBILE.findall(text)) - known), len(ids - known)


def tells_of_strangers(phones: int, ids: int) -> bool:
    """Return whether one page with so many numbers of strangers looks like a list of other people."""
    return phones >= STRANGERS_PHONES or ids >= STRANGERS_IDS


def third_persons_data(titles: dict[str, str]) -> Iterator[Point]:
    """Yield the point on papers that hold data of people outside the case: they stay out of the bundle."""
    found = [title for title in titles.values() if names_third_persons(title)]
    said = (
        f"{_listed(found)}含有案外人的个人信息，超出证明借款和欠款所必需的范围。"
        "请不要编入证据卷（证据说明中选“不提交”），确需其中一部分的只摘录与债务人有关的行并遮盖其他人的信息"
    )
    articles = ("个人信息保护法2021.5", "个人信息保护法2021.6")
    yield from _point("third_persons_data", "R-CMP-2", Level.STOP, found, said, articles)


def sensitive_data(titles: dict[str, str]) -> Iterator[Point]:
    """Yield the point on papers with sensitive data: only where needed, the rest covered up."""
    found = [title for title in titles.values() if is_sensitive(title) and not names_third_persons(title)]
    said = (
        f"{_listed(found)}含有敏感个人信息。请确认对证明本案事实确有必要，与待证事实无关的内容遮盖后再提交，"
        "并按敏感信息留存处理记录"
    )
    articles = ("个人信息保护法2021.6", "个人信息保护法2021.28", "个人信息保护法2021.55")
    yield from _point("sensitive_data", "R-CMP-2", Level.CHECK, found, said, articles)


@applies("个人信息保护法2021.13", "个人信息保护法2021.29")
def sensitive_consent(titles: dict[str, str]) -> Iterator[Point]:
    """Yield, beside sensitive papers, that it is open whether they need a separate consent."""
    found = [title for title in titles.values() if is_sensitive(title)]
    said = (
        "为履行合同或者法定义务所必需而处理敏感个人信息，是否仍须取得单独同意有争议。"
        "稳妥的做法是在合同中取得单独同意；请核对合同或者授权书中有无该项同意"
    )
    articles = ("个人信息保护法2021.13", "个人信息保护法2021.29")
    for each in _point("sensitive_consent", "R-CMP-2", Level.NOTE, found, said, articles):
        yield each.model_copy(update={"grade": Grade.UNSETTLED})


@applies("个人信息保护法2021.28", "个人信息保护法2021.55")
def children(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield the point on people of the case under fourteen, whose every information is sensitive."""
    found = [
        each.name
        for each in case.people
        if isinstance(each, NaturalPerson) and each.born_on and on < add_years(each.born_on, CHILD_YEARS)
    ]
    said = (
        f"{'、'.join(found)}未满{CHILD_YEARS}周岁，其个人信息均属敏感个人信息；文书和证据中只写列明当事人和"
        "法定代理人所必需的内容"
    )
    articles = ("个人信息保护法2021.28", "个人信息保护法2021.55")
    yield from _point("child_under_14", "R-CMP-2", Level.CHECK, found, said, articles)


@applies("个人信息保护法2021.23", "个人信息保护法2021.55")
def passed_on(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield the point on a claim that was assigned: the assignee became a controller of the data."""
    events = [each.id for each in case.events if each.kind is EventKind.ASSIGNMENT and each.on <= on]
    natural = any(isinstance(case.person(each.name), NaturalPerson) for each in case.debtors)
    assigned = [case.creditor.assigned_from] if case.creditor.assigned_from else events
    said = (
        f"债权已经转让（{'、'.join(assigned)}），债务人的个人信息随之提供给受让人。请核对是否已告知接收方的"
        "名称和联系方式、目的和种类并取得单独同意，以及事前影响评估记录；不影响转让通知的效力"
    )
    articles = ("个人信息保护法2021.23", "个人信息保护法2021.55")
    found = assigned if natural else []
    yield from _point("data_passed_on", "R-CMP-2", Level.CHECK, found, said, articles)


@applies("个人信息保护法2021.19", "个人信息保护法2021.47")
def purpose_reached(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield the point on a case that was performed in full: the data is no longer needed for it."""
    days = [each.ended_on for each in _performed(case, on) if each.ended_on]
    said = (
        f"执行已于{zh(max(days, default=None))}完毕，为本案保存个人信息的目的已经实现。"
        "法律规定的保存期限届满前只作存储，届满后删除，本案导出的文书和证据卷一并处理"
    )
    articles = ("个人信息保护法2021.19", "个人信息保护法2021.47")
    found = [zh(day) for day in days]
    yield from _point("purpose_reached", "R-CMP-3", Level.NOTE, found, said, articles)


def _performed(case: CaseFile, on: date) -> list[CaseEvent]:
    ended = [each for each in case.events if each.ended_by is EndedBy.PERFORMED]
    return [each for each in ended if each.ended_on and each.ended_on <= on]


def _titles(case: CaseFile) -> Iterator[tuple[str, str]]:
    """Yield each file that records and notes speak of, with its title; what is not handed in is left out."""
    left_out = {each.file for each in case.evidence if each.exclude}
    proofs = [proof for contact in case.contacts for proof in contact.evidence]
    proofs += [proof for event in case.events for proof in event.evidence]
    proofs += [proof for clue in case.clues for proof in clue.evidence]
    yield from ((each.file, each.file) for each in proofs if each.file not in left_out)
    for note in case.evidence:
        if not note.exclude:
            yield note.file, note.title or note.file


def _listed(titles: Iterable[str]) -> str:
    return "、".join(f"“{title}”" for title in titles)


def _point(
    code: str, rule: str, level: Level, found: list[str], said: str, articles: tuple[str, ...]
) -> Iterator[Point]:
    if found:
        yield Point(
            topic=Topic.CONDUCT,
            code=code,
            rule=rule,
            level=level,
            sentence=said,
            articles=articles,
            grade=Grade.SETTLED,
        )
