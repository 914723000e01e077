"""Where to apply for enforcement, and what follows from the court chosen (R-ENF-6)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.courts.locality import court_locality, locality, same
from legal_docs.law.executing.enforcement_events import obligors_of
from legal_docs.law.periods import Deadline, add_months, deadline
from legal_docs.law.pointing import Points
from legal_docs.law.wording import zh
from legal_docs.model.assessment import CourtOption
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade, NextAct
from legal_docs.model.judgment import InstrumentKind, Judgment
from legal_docs.model.point import Level, Point, Topic

SET_ASIDE_MONTHS = 3
NEW_ARBITRATION_LAW_FROM = date(2026, 3, 1)
_BY_COURT = {
    InstrumentKind.JUDGMENT: ("民诉法2023.235",),
    InstrumentKind.MEDIATION: ("民诉法2023.235", "民诉法2023.245"),
    InstrumentKind.PAYMENT_ORDER: ("民诉法解释2022.460",),
}
_BY_PLACE = {
    InstrumentKind.AWARD: ("仲裁法解释2006.29",),
    InstrumentKind.NOTARISED: ("民诉法2023.235", "公证债权文书执行规定2018.2"),
}
_SPECIAL = ("中级", "金融法院", "海事法院", "知识产权法院")
_INSTITUTION = re.compile("银行|支行|分行|公司|信用社|证券|基金|支付宝|财付通|登记|管理局|交易所")
_RULE = "R-ENF-6"

_point = Points(Topic.ENFORCEMENT, _RULE)


@applies(
    "民诉法2023.235",
    "民诉法2023.245",
    "民诉法解释2022.460",
    "仲裁法解释2006.29",
    "公证债权文书执行规定2018.2",
    "执行程序解释2020.1",
    "执行工作规定2020.13",
)
def enforcement_courts(case: CaseFile, judgment: Judgment) -> tuple[CourtOption, ...]:
    """Return the courts competent to enforce the instrument, by its kind; the first to file keeps it."""
    if judgment.kind in _BY_COURT:
        found = [_first_court(judgment), *_property_places(case, judgment, _BY_COURT[judgment.kind])]
    else:
        articles = _BY_PLACE[judgment.kind]
        found = [*_domiciles(case, judgment, articles), *_property_places(case, judgment, articles)]
    return _merged(found)


def addressed_court(case: CaseFile, judgment: Judgment) -> str:
    """Return the court the application goes to: the one named for the instrument, else the case's."""
    return judgment.enforcement_court or case.court


def court_points(case: CaseFile, judgment: Judgment, *, on: date) -> Iterator[Point]:
    """Yield what speaks against the court addressed, and what the choice of it asks for."""
    court = addressed_court(case, judgment)
    if judgment.kind is InstrumentKind.AWARD:
        yield from _award_points(judgment, court, on)
    elif judgment.kind in _BY_COURT and is_second_instance(judgment) and court == judgment.court:
        yield _point(
            "second_instance_court",
            Level.STOP,
            judgment.number,
            f"{judgment.number}是第二审文书，应由第一审人民法院或者与其同级的财产所在地人民法院执行，"
            f"不由{court}执行；请改写执行法院",
            *_BY_COURT[judgment.kind],
        )
    elif judgment.kind in _BY_COURT and court != judgment.court and not is_second_instance(judgment):
        yield from _elsewhere(case, judgment, court)
    elif judgment.kind is InstrumentKind.NOTARISED and not _options_with_place(case, judgment):
        yield _point(
            "enforcement_place_unknown",
            Level.CHECK,
            judgment.number,
            f"公证债权文书由被执行人住所地或者被执行的财产所在地法院执行，案卷没有住所和财产所在地，"
            f"无法核对{court}有无管辖权；请补充",
            *_BY_PLACE[InstrumentKind.NOTARISED],
        )
    yield from _handover(case, judgment, court)


def is_second_instance(judgment: Judgment) -> bool:
    """Return whether the number is that of a second-instance case (民终)."""
    return "终" in judgment.number


@applies("仲裁法2025.72", "仲裁法2025.71")
def set_aside_last_day(received_on: date) -> Deadline | None:
    """Return until when a party that received the award may ask to set it aside: three months.

    None for awards received before 2026-03-01: the term of the earlier law is to be looked up.
    """
    if received_on < NEW_ARBITRATION_LAW_FROM:
        return None
    return deadline(add_months(received_on, SET_ASIDE_MONTHS))


def _first_court(judgment: Judgment) -> CourtOption:
    second = is_second_instance(judgment)
    ground = "作出支付令的法院" if judgment.kind is InstrumentKind.PAYMENT_ORDER else "第一审人民法院"
    return CourtOption(
        place="" if second else court_locality(judgment.court).name,
        court="" if second else judgment.court,
        ground=ground,
        why=f"{judgment.kind.label}由{ground}执行" + ("，请填写第一审法院" if second else ""),
        articles=_BY_COURT[judgment.kind],
        preferred=not second,
    )


def _property_places(case: CaseFile, judgment: Judgment, articles: tuple[str, ...]) -> Iterator[CourtOption]:
    """Yield the districts where things of the obliged lie; the name of a bank or registry is no place."""
    names = obligors_of(case, judgment)
    level = "中级人民法院" if judgment.kind is InstrumentKind.AWARD else "人民法院"
    for clue in case.clues:
        place = "" if _INSTITUTION.search(clue.location) else _place(clue.location)
        if clue.owner in names and place:
            yield CourtOption(
                place=place,
                ground="被执行的财产所在地",
                why=f"{place}有被执行人的财产（「{clue.description}」），可以向该地的{level}申请",
                articles=(*articles, "执行程序解释2020.1", "执行工作规定2020.13"),
                against=("须证明该院辖区内有可供执行的财产", "向几个法院申请的，由最先立案的法院管辖"),
            )


def _domiciles(case: CaseFile, judgment: Judgment, articles: tuple[str, ...]) -> Iterator[CourtOption]:
    level = "中级人民法院" if judgment.kind is InstrumentKind.AWARD else "人民法院"
    for name in obligors_of(case, judgment):
        place = _place(_address(case, name))
        if place:
            why = f"{judgment.kind.label}可以由被执行人{name}住所地的{level}执行"
            yield CourtOption(place=place, ground="被执行人住所地", why=why, articles=articles)


def _address(case: CaseFile, name: str) -> str:
    return next((each.address for each in case.people if each.name == name), "")


def _place(address: str) -> str:
    """Return the district the address lies in, as far as it names one, else the address as written."""
    return locality(address).name or address


def _merged(options: Sequence[CourtOption]) -> tuple[CourtOption, ...]:
    """Return one option for each place, with all grounds and reasons for it; the first says the court."""
    kept: list[CourtOption] = []
    for option in options:
        at = next((n for n, each in enumerate(kept) if _is_same_place(each, option)), None)
        if at is None:
            kept.append(option)
        else:
            kept[at] = _joined(kept[at], option)
    return tuple(kept)


def _is_same_place(one: CourtOption, other: CourtOption) -> bool:
    if one.place == other.place:
        return True
    return bool(same(locality(one.place), locality(other.place)))


def _joined(one: CourtOption, other: CourtOption) -> CourtOption:
    """Return both as one; what speaks against one only is no matter, the other carries the place."""
    joined = {
        "ground": "、".join(dict.fromkeys((*one.ground.split("、"), other.ground))),
        "why": "；".join(dict.fromkeys((*one.why.split("；"), other.why))),
        "articles": tuple(dict.fromkeys((*one.articles, *other.articles))),
        "against": tuple(each for each in one.against if each in other.against),
        "place": max(one.place, other.place, key=len),
    }
    return one.model_copy(update=joined)


def _options_with_place(case: CaseFile, judgment: Judgment) -> bool:
    return any(each.place for each in enforcement_courts(case, judgment))


def _award_points(judgment: Judgment, court: str, on: date) -> Iterator[Point]:
    if not any(word in court for word in _SPECIAL):
        yield _point(
            "award_needs_intermediate_court",
            Level.STOP,
            judgment.number,
            f"仲裁裁决由被执行人住所地或者财产所在地的中级人民法院执行，案卷所写的{court}不是中级人民法院；"
            "请改写执行法院",
            "仲裁法解释2006.29",
        )
    if judgment.served_on is None:
        return
    last = set_aside_last_day(judgment.served_on)
    if last is None:
        said = (
            f"{judgment.number}于2026年3月1日新仲裁法施行前收到，申请撤销的期限适用当时的规定，"
            "本程序未收录，请律师核对"
        )
        yield _point("award_set_aside_old_law", Level.CHECK, judgment.number, said, grade=Grade.UNSETTLED)
    elif last.safe_last_day >= on:
        said = (
            f"本行于{zh(judgment.served_on)}收到裁决，申请撤销须在三个月内（稳妥至{zh(last.safe_last_day)}）向"
            "仲裁机构所在地的中级人民法院提出；对方自其收到之日起同样有三个月，其申请撤销的，法院中止执行，"
            "也可以同样理由请求不予执行"
        )
        articles = ("仲裁法2025.71", "仲裁法2025.72", "仲裁法2025.76", "仲裁法2025.77")
        act = NextAct(act="对裁决有异议的，申请撤销", by=last.act_by, articles=articles[:2])
        point = _point("award_set_aside", Level.NOTE, judgment.number, said, *articles)
        yield point.model_copy(update={"next_acts": (act,)})


def _elsewhere(case: CaseFile, judgment: Judgment, court: str) -> Iterator[Point]:
    names = obligors_of(case, judgment)
    local = [each for each in case.clues if each.owner in names and each.location]
    shown = "、".join(each.location for each in local) or "案卷中没有写明所在地的财产线索"
    yield _point(
        "enforcement_court_elsewhere",
        Level.CHECK,
        judgment.number,
        f"{court}不是作出{judgment.number}的法院，只有与第一审法院同级且辖区内有可供执行的财产才有管辖权，"
        f"须提交证明（{shown}）；几个法院都有管辖权的，由最先立案的法院管辖",
        *_BY_COURT[judgment.kind],
        "执行程序解释2020.1",
        "执行程序解释2020.2",
        "执行工作规定2020.13",
    )


@applies("执行程序解释2020.4")
def _handover(case: CaseFile, judgment: Judgment, court: str) -> Iterator[Point]:
    names = obligors_of(case, judgment)
    taken = [each for each in case.preservations if each.owner in names and each.court != court]
    if taken:
        said = "；".join(f"「{each.asset}」由{each.court}以{each.ruling_number}裁定保全" for each in taken)
        yield _point(
            "preserved_by_another_court",
            Level.CHECK,
            judgment.number,
            f"下列财产由执行法院{court}以外的法院保全：{said}。请在申请时写明，由保全法院将财产移交执行法院处理",
            "执行程序解释2020.4",
        )
