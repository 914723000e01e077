"""Limits on sealing and selling what the clues name (R-ENF-12), debts others owe the debtor (R-ENF-16)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade, NextAct
from legal_docs.model.party import Organisation
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.property import PropertyClue, PropertyKind

_INCOME = ("工资", "薪", "养老金", "退休金", "劳务报酬", "收入")
_WHOLE = Decimal(100)


def clue_points(case: CaseFile, obliged: Sequence[str], topic: Topic) -> Iterator[Point]:
    """Yield what limits the sealing or sale of each clue; `obliged` are those whose property may be taken."""
    for clue in case.clues:
        yield from _owner(case, clue, obliged, topic)
        yield from _home(clue, topic)
        yield from _shared(clue, topic)
        yield from _income(clue, topic)
        yield from _prior(clue, obliged, topic)


@applies("查扣冻规定2020.3", "查扣冻规定2020.4", "查扣冻规定2020.5", "异议复议规定2020.20")
def _home(clue: PropertyClue, topic: Topic) -> Iterator[Point]:
    if clue.kind is not PropertyKind.REAL_ESTATE or not clue.is_only_home:
        return
    said = (
        f"{clue.owner}：「{clue.description}」记为唯一住房：生活必需的住房可以查封，不得拍卖、变卖或者抵债，超过必需的"
        "部分可以执行。以下任一情形，其异议不获支持，请核对并备证：对其有扶养义务的人另有住房；执行依据生效后"
        "为逃债转让其他住房；本行按当地廉租住房保障面积标准提供住房，或者同意从变价款中扣除五至八年租金"
    )
    articles = ("查扣冻规定2020.4", "查扣冻规定2020.5", "异议复议规定2020.20")
    yield _point("only_home", Level.CHECK, topic, clue.owner, said, *articles)


@applies("查扣冻规定2020.12")
def _shared(clue: PropertyClue, topic: Topic) -> Iterator[Point]:
    if clue.share_percent is None or clue.share_percent >= _WHOLE:
        return
    said = (
        f"「{clue.description}」为共有，{clue.owner}的份额为{_plain(clue.share_percent)}%：可以查封并通知共有人，只能就其份额受偿；"
        "协议分割须经本行认可，共有人不分割的，可以代位提起析产诉讼，诉讼期间中止对该财产的执行"
    )
    yield _point("co_owned_property", Level.CHECK, topic, clue.owner, said, "查扣冻规定2020.12")


@applies("民诉法2023.254", "民诉法2023.255", "查扣冻规定2020.3")
def _income(clue: PropertyClue, topic: Topic) -> Iterator[Point]:
    if any(word in clue.description for word in _INCOME):
        kept = "扣留、提取应当保留其本人及所扶养家属的生活必需费用"
        said = f"{clue.owner}：「{clue.description}」属于收入，{kept}"
        articles = ("民诉法2023.254", "查扣冻规定2020.3")
        yield _point("living_costs", Level.NOTE, topic, clue.owner, said, *articles)


@applies("民营经济促进法2025.62")
def _owner(case: CaseFile, clue: PropertyClue, obliged: Sequence[str], topic: Topic) -> Iterator[Point]:
    """Yield a stop where the owner is not obliged; the company's owner and the company are kept apart."""
    if clue.owner in obliged:
        return
    companies = [each for each in case.people if isinstance(each, Organisation) and each.name in obliged]
    behind = [each.name for each in companies if clue.owner in _behind(each)]
    if behind:
        said = (
            f"「{clue.description}」属于{clue.owner}个人，{'、'.join(behind)}的债务不能及于其个人财产；经营者财产与企业财产"
            "须严格区分（民营经济促进法对涉案财物的规定，民事执行参照适用），须先追加其为被执行人或者另有依据"
        )
        articles, grade = ["民营经济促进法2025.62"], Grade.UNSETTLED
    else:
        said = (
            f"「{clue.description}」的所有人{clue.owner}不在应承担责任的人之列，不能对其财产采取措施；请核对"
        )
        articles, grade = [], Grade.SETTLED
    yield _point("clue_owner_not_obliged", Level.STOP, topic, clue.owner, said, *articles, grade=grade)


def _behind(company: Organisation) -> tuple[str, ...]:
    return tuple(filter(None, (company.head_name, company.sole_shareholder)))


@applies("民诉法解释2022.157", "民诉法解释2022.508")
def _prior(clue: PropertyClue, obliged: Sequence[str], topic: Topic) -> Iterator[Point]:
    """Yield that a mortgagee comes first, where others have claims that rank before the bank's."""
    if not clue.prior_claims or clue.owner not in obliged:
        return
    said = (
        f"{clue.owner}：「{clue.description}」记有在先的优先债权{clue.prior_claims:,.2f}元。查封不影响抵押权人优先受偿，"
        "变价款扣除执行费用并清偿优先债权后，本行就余额受偿；请查明登记的担保范围和截至处置时的余额"
    )
    articles = ("民诉法解释2022.157", "民诉法解释2022.508")
    yield _point("prior_claims_first", Level.NOTE, topic, clue.owner, said, *articles, rule="R-PRES-11")


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


@applies("民诉法解释2022.499")
def third_party_debt_points(case: CaseFile, obliged: Sequence[str]) -> Iterator[Point]:
    """Yield for each receivable of a debtor how to enforce against the third party who owes it."""
    for clue in case.clues:
        if clue.kind is PropertyKind.RECEIVABLE and clue.owner in obliged:
            said = (
                f"{clue.owner}：「{clue.description}」，法院可以裁定冻结并通知次债务人向本行履行。次债务人有异议的部分"
                "不得强制执行，但已由生效法律文书确定的，其否认不予支持；请准备合同、对账等证据，有生效文书的一并提交"
            )
            act = NextAct(
                act=f"申请冻结「{clue.description}」并通知次债务人履行",
                by=None,
                articles=("民诉法解释2022.499",),
            )
            point = _point(
                "third_party_debt",
                Level.CHECK,
                Topic.ENFORCEMENT,
                clue.owner,
                said,
                "民诉法解释2022.499",
                rule="R-ENF-16",
            )
            yield point.model_copy(update={"next_acts": (act,)})


def _point(
    code: str,
    level: Level,
    topic: Topic,
    subject: str,
    said: str,
    *articles: str,
    grade: Grade = Grade.SETTLED,
    rule: str = "R-ENF-12",
) -> Point:
    return Point(
        topic=topic,
        code=code,
        rule=rule,
        level=level,
        subject=subject,
        sentence=said,
        articles=articles,
        grade=grade,
    )
