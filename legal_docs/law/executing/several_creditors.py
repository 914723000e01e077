"""Several creditors after the same property (R-ENF-13) and waiting seals (R-PRES-11)."""

from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.periods import add_years
from legal_docs.law.preserving.preservation_rules import covers
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import NextAct
from legal_docs.model.party import NaturalPerson, Organisation
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.property import Preservation, PropertyClue

_NOT_A_COMPANY = ("个体工商户", "合伙", "个人独资", "分公司", "分支")


@applies("民诉法解释2022.506", "民诉法解释2022.514")
def may_participate(person: NaturalPerson | Organisation) -> bool:
    """Return whether creditors share pro rata: against people and organisations without legal personality."""
    if isinstance(person, NaturalPerson):
        return True
    return any(word in person.org_type + person.name for word in _NOT_A_COMPANY)


@applies(
    "民诉法解释2022.506",
    "民诉法解释2022.507",
    "民诉法解释2022.508",
    "民诉法解释2022.509",
    "民诉法解释2022.514",
    "执行工作规定2020.55",
    "执行工作规定2020.56",
    "查扣冻规定2020.26",
)
def creditor_points(case: CaseFile, obliged: Sequence[str], *, has_title: bool) -> Iterator[Point]:
    """Yield for each debtor whose property another court holds how the bank takes its share, and by when."""
    for name in obliged:
        others = [each.description for each in case.clues if each.owner == name and each.sealed_by]
        others += [each.asset for each in case.preservations if each.owner == name and each.is_waiting]
        person = next((each for each in case.people if each.name == name), None)
        if others and person is not None:
            things = "、".join(f"「{each}」" for each in dict.fromkeys(others))
            yield (
                _sharing(case, name, things, has_title)
                if may_participate(person)
                else _in_order(name, things)
            )


def _sharing(case: CaseFile, name: str, things: str, has_title: bool) -> Point:
    secured = any(name in (each.owner, *each.co_owners) for each in case.collateral)
    title = "" if has_title or secured else "；本行须先取得执行依据"
    priority = "；对设有担保物权的财产，无须执行依据即可直接申请并主张优先受偿" if secured else ""
    said = (
        f"{name}：{things}由其他法院在先查封。请先查明在先查封的性质（诉讼保全还是执行）和进度。{name}的财产不足清偿"
        "全部债务的，向主持分配的首先查封法院申请参与分配，普通债权原则上按比例受偿；在先查封为诉讼保全的，该院在其"
        "案件审理终结后分配。须在执行程序开始后、该财产执行终结前提出，稳妥应在分配方案作出前，"
        f"已公告拍卖、变卖的应立即提出{title}{priority}；收到分配方案有异议的，十五日内书面提出"
    )
    articles = (
        "民诉法解释2022.506",
        "民诉法解释2022.507",
        "民诉法解释2022.508",
        "民诉法解释2022.509",
        "执行工作规定2020.55",
        "执行工作规定2020.56",
    )
    act = NextAct(
        act=f"查明{things}（{name}）在先查封的性质和进度，已进入执行的向首先查封的法院申请参与分配（分配方案作出前）",
        by=None,
        paper="参与分配申请书",
        articles=(*articles[:2], *articles[4:]),
    )
    point = _point("participate_in_distribution", Level.CHECK, name, said, *articles)
    return point.model_copy(update={"next_acts": (act,)})


def _in_order(name: str, things: str) -> Point:
    said = (
        f"{name}：{things}由其他法院在先查封。企业法人不适用参与分配。其资不抵债的，执行法院可以在征得同意后移送破产"
        "审查；当事人不同意移送或者破产案件未获受理的，普通债权按查封、扣押、冻结的先后顺序清偿，轮候在后的可能不获"
        "清偿，请比较同意移送（或者申请破产）与等待轮候的利弊"
    )
    articles = ("民诉法解释2022.514", "查扣冻规定2020.26")
    return _point("order_of_seizure", Level.CHECK, name, said, *articles)


@applies("民诉法2023.106", "查扣冻规定2020.26", "财产保全规定2020.21", "民诉法解释2022.157")
def waiting_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield where only a waiting seal is possible, and where a waiting one may ask for the transfer."""
    for clue in case.clues:
        if clue.sealed_by and not any(covers(each, clue) for each in case.preservations):
            said = (
                f"{clue.owner}：「{clue.description}」已由{clue.sealed_by}查封、冻结，不得重复查封，可以申请轮候；在先"
                "措施解除后轮候自动生效"
            )
            articles = ["民诉法2023.106", "查扣冻规定2020.26"]
            if clue.prior_claims or _is_secured_by(case, clue):
                said += "。对该财产享有担保物权的，优先受偿不受影响"
                articles.append("民诉法解释2022.157")
            yield _point(
                "waiting_seizure",
                Level.CHECK,
                clue.owner,
                said,
                *articles,
                rule="R-PRES-11",
                topic=_PRESERVED,
            )
    yield from (_transfer(each) for each in case.preservations if may_ask_transfer(each, on))


def _is_secured_by(case: CaseFile, clue: PropertyClue) -> bool:
    """Return whether the thing of the clue is collateral of the bank."""
    return any(
        clue.owner in (each.owner, *each.co_owners)
        and (
            clue.description in each.description or bool(clue.location and clue.location in each.description)
        )
        for each in case.collateral
    )


@applies("财产保全规定2020.21")
def may_ask_transfer(measure: Preservation, on: date) -> bool:
    """Return whether a waiting seal is over a year old, so that the first, which is older, surely is too."""
    return measure.is_waiting and on > add_years(measure.ruled_on, 1)


def _transfer(measure: Preservation) -> Point:
    said = (
        f"{measure.owner}：「{measure.asset}」自{zh(measure.ruled_on)}起轮候已超过一年；首先查封的法院超过一年未处分的，"
        "在先轮候的执行法院可以商请移送（属于争议标的的除外），请向执行法院提出"
    )
    point = _point(
        "transfer_from_first_court",
        Level.CHECK,
        measure.owner,
        said,
        "财产保全规定2020.21",
        rule="R-PRES-11",
        topic=_PRESERVED,
    )
    act = NextAct(act=f"请求执行法院商请移送「{measure.asset}」", by=None, articles=("财产保全规定2020.21",))
    return point.model_copy(update={"next_acts": (act,)})


_PRESERVED = Topic.PRESERVATION


def _point(
    code: str,
    level: Level,
    subject: str,
    said: str,
    *articles: str,
    rule: str = "R-ENF-13",
    topic: Topic = Topic.ENFORCEMENT,
) -> Point:
    return Point(
        topic=topic,
        code=code,
        rule=rule,
        level=level,
        subject=subject,
        sentence=said,
        articles=articles,
    )
