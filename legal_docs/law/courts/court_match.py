"""Is the court the case names among the competent ones, and of the right level? (R-JUR-1 … R-JUR-6)."""

from collections.abc import Iterable, Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.courts.agreement import Agreement, Standing
from legal_docs.law.courts.competent import (
    AGREED,
    ESTATE,
    Place,
    amount_in_dispute,
    competent_places,
    homes,
    matches,
)
from legal_docs.law.courts.court_levels import CourtLevel, financial_court, internet_court_excluded, level_of
from legal_docs.law.courts.locality import court_locality, locality, same
from legal_docs.law.people.estate import heirs
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.security import CollateralKind


def court_points(case: CaseFile, agreements: Iterable[Agreement], *, on: date) -> Iterator[Point]:
    """Yield what is wrong with the court named in the case for a suit filed on the day `on`."""
    if internet_court_excluded(case.court, on=on):
        yield _internet(case)
        return
    places = competent_places(case, on=on)
    if not places:
        return
    yield from heirs_points(case, places)
    yield from place_points(case, tuple(agreements), places)
    yield from level_points(case, on=on)


@applies("民诉法2023.34", "民诉法2023.35", "民诉法2023.130")
def heirs_points(case: CaseFile, places: tuple[Place, ...]) -> Iterator[Point]:
    """Yield that a suit against heirs may belong to the estate's court, unless the court named is it."""
    if not heirs(case) or any(matches(case.court, each) for each in places if ESTATE in each.grounds):
        return
    known = any(ESTATE in each.grounds and not each.seat.missing for each in places)
    missing = "" if known else "；请补充被继承人的死亡日期和死亡时住所地"
    said = (
        "以继承人为被告时，是否由被继承人死亡时住所地或者主要遗产所在地法院专属管辖，认识不一。"
        f"稳妥的做法是向该地法院起诉{missing}"
    )
    yield _point(
        "heirs_court", "R-JUR-4", Level.CHECK, said, "民诉法2023.34", "民诉法2023.130", grade=Grade.UNSETTLED
    )


@applies(
    "民诉法2023.22",
    "民诉法2023.24",
    "民诉法2023.35",
    "民诉法2023.130",
    "民诉法解释2022.28",
    "担保制度解释2020.21",
)
def place_points(
    case: CaseFile, agreements: tuple[Agreement, ...], places: tuple[Place, ...]
) -> Iterator[Point]:
    """Yield that the court named is not competent, may not be, or that the contract chose another."""
    hit = [each for each in places if matches(case.court, each)]
    sure = [each for each in hit if not each.seat.missing]
    if sure:
        yield from _excluded(case, agreements, sure)
        return
    wanted = dict.fromkeys(each.seat.missing for each in places if each.seat.missing)
    unclear = [each for each in places if each.seat.missing or matches(case.court, each) is None]
    if unclear:
        yield _unclear(case, unclear, tuple(wanted))
    else:
        yield _not_competent(case, places)


def _excluded(case: CaseFile, agreements: tuple[Agreement, ...], hit: list[Place]) -> Iterator[Point]:
    """Yield that a valid agreement leads elsewhere than the court named."""
    firm = any(each.standing is Standing.HOLDS for each in agreements)
    if firm and not heirs(case) and not any(AGREED in each.grounds for each in hit):
        ground = "、".join(hit[0].grounds)
        said = (
            f"{case.court}是{ground}的法院，但合同约定由其他地点的法院管辖，被告可以在提交答辩状期间提出异议。"
            "请改向约定的法院起诉，或者由律师确认"
        )
        yield _point(
            "court_outside_agreement", "R-JUR-3", Level.CHECK, said, "民诉法2023.35", "民诉法2023.130"
        )


def _unclear(case: CaseFile, unclear: list[Place], wanted: tuple[str, ...]) -> Point:
    short = dict.fromkeys(
        each.seat.address for each in unclear if not each.seat.missing and not each.where.is_complete
    )
    needs = [*wanted, *(f"写明到区县的地址（现为“{each}”）" for each in short)]
    said = f"不能判断{case.court}是否有管辖权，请补充：{'、'.join(needs) or '法院名称中的省市区县'}"
    return _point("court_unclear", "R-JUR-1", Level.CHECK, said, "民诉法2023.22", "民诉法2023.24")


def _not_competent(case: CaseFile, places: tuple[Place, ...]) -> Point:
    competent = "；".join(f"{each.where.name}（{'、'.join(each.grounds)}）" for each in places)
    said = (
        f"{case.court}所在地不是本案有管辖权的地点{_mistaken(case)}。"
        f"有管辖权的地点：{competent}。请更正受诉法院"
    )
    return _point(
        "court_not_competent", "R-JUR-1", Level.STOP, said,
        "民诉法2023.22", "民诉法2023.24", "民诉法2023.35", "民诉法2023.122",
    )  # fmt: skip


def _mistaken(case: CaseFile) -> str:
    """Return why the court was perhaps chosen: the place of a mortgaged house, or of a guarantor."""
    where = court_locality(case.court)
    houses = [each for each in case.collateral if each.kind is CollateralKind.MORTGAGE_REAL]
    if any(same(locality(each.description), where) for each in houses):
        return "：抵押房屋所在地不因抵押而取得管辖，借款合同纠纷不属于不动产专属管辖"
    names = [each.name for each in case.guarantors]
    if any(same(locality(_address(case, name)), where) for name in names):
        return "：一并起诉债务人和保证人的，按主合同确定管辖，保证人住所地不能单独作为依据"
    return ""


def _address(case: CaseFile, name: str) -> str:
    return case.person(name).address


@applies("民诉法2023.18", "民诉法2023.19", "民诉法2023.35", "管辖批复2025.2")
def level_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield that the court named is of another level than the amount asks for, or is no financial court."""
    where, amount = court_locality(case.court), amount_in_dispute(case)
    articles: tuple[str, ...]
    found = level_of(amount, where, [locality(case.creditor.address), *homes(case, on)], on=on)
    special = financial_court(where, found.level, on=on)
    named = _level_named(case.court)
    if special is not None and special.name not in case.court:
        said = (
            f"{found.why}，应由中级人民法院受理的金融借款、银行卡纠纷在该地由{special.name}管辖，约定不能改变"
        )
        articles = (special.article, "管辖批复2025.2")
    elif found.level is None:
        said, articles = f"级别管辖待定：{found.why}", ("民诉法2023.19",)
    elif found.level is not named:
        said = f"{found.why}，应由{found.level.label}受理，而受诉法院为{case.court}，请核对级别管辖"
        articles = ("民诉法2023.18", "民诉法2023.19")
    else:
        return
    said = f"{said}（标的额按约{amount}元估计）"
    yield _point(
        "court_level", "R-JUR-6", Level.CHECK, said, *articles, grade=Grade.SECONDARY, source=found.source
    )


def _level_named(court: str) -> CourtLevel:
    higher = ("中级人民法院", "金融法院")
    return CourtLevel.INTERMEDIATE if any(each in court for each in higher) else CourtLevel.BASIC


def _internet(case: CaseFile) -> Point:
    said = (
        f"2025年11月1日起，互联网法院不受理网络借款和信用卡纠纷，不能向{case.court}起诉，"
        "请向有管辖权的基层人民法院起诉；当地高级人民法院经批准另行指定的除外"
    )
    articles = ("互联网法院管辖规定2025.1", "互联网法院管辖规定2025.4")
    return _point("internet_court", "R-JUR-6", Level.STOP, said, *articles)


def _point(
    code: str,
    rule: str,
    level: Level,
    said: str,
    *articles: str,
    grade: Grade = Grade.SETTLED,
    source: str = "",
) -> Point:
    return Point(
        topic=Topic.JURISDICTION,
        code=code,
        rule=rule,
        level=level,
        sentence=said,
        articles=articles,
        grade=grade,
        source=source,
    )
