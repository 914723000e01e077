"""Outsiders who may object (案外人): the days to sue, and what to look into first (R-ENF-17)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.periods import Deadline, add_days, deadline
from legal_docs.law.preserving.preservation_rules import covers
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.finding import NextAct
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.property import PropertyKind
from legal_docs.model.security import Collateral, CollateralKind, Registration

SUIT_DAYS, RULING_DAYS, LIFTED_WITHIN_DAYS = 15, 15, 7
_DEVELOPER = ("房地产", "置业", "地产开发")
_CHECKLIST = "实际占有使用人、网签备案、预告登记、租约及其签订和交付日期、购房款支付凭证"


@dataclass(frozen=True, slots=True)
class Claim:
    """案外人的主张: what kind it is, whether it may beat a mortgage, on what conditions."""

    kind: str
    beats_mortgage: bool
    conditions: str
    articles: tuple[str, ...]


_LEASE = Claim(
    "租赁",
    True,
    "租约和占有均早于查封的，可排除无担保债权的不带租执行；均早于抵押权设立的，租期内也可排除抵押权的不带租执行",
    ("执行异议之诉解释2025.20",),
)
_ADVANCE = Claim(
    "预告登记", False, "查封前签约、依约付款并办理预告登记的，可请求停止处分", ("执行异议之诉解释2025.19",)
)
_RELOCATION = Claim(
    "征收补偿安置",
    True,
    "查封前签订补偿协议且房屋位置明确特定的，可排除抵押权和其他债权",
    ("执行异议之诉解释2025.18",),
)
_WORKS = Claim(
    "工程款折价",
    True,
    "查封前依法行使建设工程价款优先受偿权达成折价协议且价额基本相当的，可排除抵押权",
    ("执行异议之诉解释2025.17",),
)
_PAID_IN_KIND = Claim(
    "以房抵债",
    False,
    "债务到期后、查封前签订抵债协议，价额基本相当，查封前占有，且非因自身原因未过户的，可排除无担保债权",
    ("执行异议之诉解释2025.15", "执行异议之诉解释2025.16"),
)
_CONSUMER = Claim(
    "商品房消费者",
    True,
    "查封前签约、付清（或者将余款交付法院）且用于家庭居住的，可排除抵押权和其他债权；不能交房的可就变价款主张退款",
    ("执行异议之诉解释2025.11", "执行异议之诉解释2025.12"),
)
_BUYER = Claim(
    "买受人",
    True,
    "查封前签约、付款、占有且非因自身原因未过户的，可排除无担保债权；向法院交付足以清偿主债权价款的，可排除抵押权",
    ("执行异议之诉解释2025.14", "执行异议之诉解释2025.16", "执行异议之诉解释2025.13"),
)
_WORDS = (
    (("租",), _LEASE),
    (("预告登记",), _ADVANCE),
    (("征收", "拆迁", "回迁", "安置"), _RELOCATION),
    (("工程",), _WORKS),
    (("抵债",), _PAID_IN_KIND),
)
_DAY = re.compile(r"(\d{4})[年\-./](\d{1,2})[月\-./](\d{1,2})")
_AFTER = re.compile("抵押(?:权|登记|设立|权设立|权登记)+(?:日期?)?之?后")
_BUYING = ("购房", "买受", "买房", "网签", "出售", "已售", "业主")


@applies("民诉法2023.238", "执行异议之诉解释2025.1", "执行异议之诉解释2025.22", "财产保全规定2020.27")
def suit_on_objection(ruling_served_on: date) -> Deadline:
    """Return until when to sue over the ruling on an outsider's objection: fifteen days from service.

    The bank must sue itself if the objection was upheld, else the measure is lifted.
    """
    return deadline(add_days(ruling_served_on, SUIT_DAYS))


@applies("民诉法2023.238")
def ruling_by(objected_on: date) -> date:
    """Return the day by which the court rules on an outsider's written objection: fifteen days from it."""
    return add_days(objected_on, RULING_DAYS)


@applies("财产保全规定2020.27")
def lifted_by(ruling_served_on: date) -> date:
    """Return by when a preservation is lifted if the bank does not sue: seven days after its time to."""
    return add_days(add_days(ruling_served_on, SUIT_DAYS), LIFTED_WITHIN_DAYS)


@applies(
    "执行异议之诉解释2025.11",
    "执行异议之诉解释2025.12",
    "执行异议之诉解释2025.13",
    "执行异议之诉解释2025.14",
    "执行异议之诉解释2025.15",
    "执行异议之诉解释2025.16",
    "执行异议之诉解释2025.17",
    "执行异议之诉解释2025.18",
    "执行异议之诉解释2025.19",
    "执行异议之诉解释2025.20",
)
def claims_of_outsiders(burdens: str, owner: str) -> tuple[Claim, ...]:
    """Return the claims the burdens of a real estate may give rise to, and whether they beat a mortgage.

    Consumers of new homes are only those who bought from a developer.
    """
    found = [claim for words, claim in _WORDS if any(word in burdens for word in words)]
    if any(word in burdens for word in _BUYING):
        found.append(_CONSUMER if any(word in owner for word in _DEVELOPER) else _BUYER)
    return tuple(found)


def outsider_points(case: CaseFile, topic: Topic, *, on: date) -> Iterator[Point]:
    """Yield the objections recorded with their days, the claims known of, the checklist before sealing."""
    yield from _objections(case, topic, on)
    yield from _burdens(case, topic)
    yield from _checklist(case, topic)


def _objections(case: CaseFile, topic: Topic, on: date) -> Iterator[Point]:
    for event in case.events:
        named = event.kind is EventKind.OTHER and "案外人" in event.note and "异议" in event.note
        if named and event.on <= on:
            yield (
                _answered(event, topic, on)
                if event.served_on and event.served_on <= on
                else _open(event, topic)
            )


@applies("民诉法2023.238", "异议复议规定2020.6", "执行异议之诉解释2025.1")
def _open(event: CaseEvent, topic: Topic) -> Point:
    said = (
        f"{zh(event.on)}案外人提出书面异议（{event.note}），法院应在十五日内（{zh(ruling_by(event.on))}前）审查；"
        "异议须在该标的执行终结前提出，标的由当事人受让的须在执行程序终结前。请准备异议不成立的证据，并留意裁定的送达日"
    )
    articles = ("民诉法2023.238", "异议复议规定2020.6")
    return _point("outsider_objection", Level.CHECK, topic, event.target, said, *articles)


@applies("执行异议之诉解释2025.6", "执行异议之诉解释2025.9", "执行异议之诉解释2025.21")
def _answered(event: CaseEvent, topic: Topic, on: date) -> Point:
    served = event.served_on or event.on
    last = suit_on_objection(served)
    said = (
        f"案外人异议的裁定于{zh(served)}送达本行：异议成立的，须在十五日内（稳妥至{zh(last.safe_last_day)}）向作出裁定的"
        f"法院起诉，否则解除措施（保全中最迟{zh(lifted_by(served))}解除）；异议被驳回而案外人起诉的，本行为被告，可以提供"
        "担保请求继续执行，但败诉须返还；被执行人破产受理的，诉讼中止至管理人接管。虚假异议的，可请求处罚并赔偿"
    )
    articles = (
        "民诉法2023.238",
        "执行异议之诉解释2025.1",
        "执行异议之诉解释2025.22",
        "执行异议之诉解释2025.6",
        "执行异议之诉解释2025.9",
        "执行异议之诉解释2025.21",
        "财产保全规定2020.27",
    )
    by = last.act_by if last.safe_last_day >= on else None
    act = NextAct(
        act="异议成立的，提起申请执行人执行异议之诉", by=by, paper="民事起诉状", articles=articles[:3]
    )
    point = _point("outsider_ruling_served", Level.STOP, topic, event.target, said, *articles)
    return point.model_copy(update={"next_acts": (act,)})


def _burdens(case: CaseFile, topic: Topic) -> Iterator[Point]:
    for thing in case.collateral:
        claims = claims_of_outsiders(thing.burdens, thing.owner)
        if thing.kind is not CollateralKind.MORTGAGE_REAL or not claims:
            continue
        if _LEASE in claims and leased_after_mortgage(thing):
            yield _later_lease(thing, topic)
            claims = tuple(each for each in claims if each is not _LEASE)
        if claims:
            yield _open_claims(thing, claims, topic)


def _open_claims(thing: Collateral, claims: tuple[Claim, ...], topic: Topic) -> Point:
    beats = any(each.beats_mortgage for each in claims)
    said = f"「{thing.description}」案卷记载的负担（{thing.burdens}）可能引起案外人异议：" + "；".join(
        f"{each.kind}，{each.conditions}" for each in claims
    )
    if beats:
        said += "。抵押权登记并不当然优先，请先查明日期和占有"
    articles = tuple(dict.fromkeys(one for each in claims for one in each.articles))
    level = Level.CHECK if beats else Level.NOTE
    return _point("burdens_may_prevail", level, topic, thing.owner, said, *articles)


@applies("执行异议之诉解释2025.20", "民法典.402")
def leased_after_mortgage(thing: Collateral) -> bool:
    """Return whether the burdens recorded say that the lease is later than the registered mortgage.

    By their words, or by their dates if the earliest of them is later than the registration. Unknown
    dates give False. A lease signed later fails whenever the lessee moved in: both must be earlier.
    """
    if thing.registration is not Registration.FORMAL or thing.registered_on is None:
        return False
    if _AFTER.search(thing.burdens):
        return True
    days = [date(int(y), int(m), int(d)) for y, m, d in _DAY.findall(thing.burdens) if _is_day(y, m, d)]
    return bool(days) and min(days) > thing.registered_on


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _later_lease(thing: Collateral, topic: Topic) -> Point:
    handed = "租约和交付均" if "交付" in thing.burdens else "租约"
    said = (
        f"「{thing.description}」案卷记载的负担（{thing.burdens}）：按案卷所载，{handed}在{zh(thing.registered_on)}"
        "抵押登记之后，承租人不能据执行异议之诉解释第二十条排除抵押权的不带租执行；请核实租约的真实日期和占有，防止"
        "倒签。法院拟带租拍卖、变卖的，本行可以书面提出异议，对裁定不服的自送达之日起十五日内起诉"
    )
    articles = ("执行异议之诉解释2025.20",)
    return _point("lease_after_mortgage", Level.CHECK, topic, thing.owner, said, *articles)


@applies(
    "执行异议之诉解释2025.11", "执行异议之诉解释2025.14", "执行异议之诉解释2025.19", "执行异议之诉解释2025.20"
)
def _checklist(case: CaseFile, topic: Topic) -> Iterator[Point]:
    """Yield what to look into before real estate is sealed or sold, where the case records nothing of it."""
    homes = [each for each in case.clues if each.kind is PropertyKind.REAL_ESTATE]
    sealed = [each for each in homes if any(covers(one, each) for one in case.preservations)]
    mortgaged = [
        each
        for each in case.collateral
        if topic is Topic.ENFORCEMENT and each.kind is CollateralKind.MORTGAGE_REAL and not each.burdens
    ]
    to_seal = _named("查封", [each.description for each in homes if each not in sealed])
    to_sell = [each.description for each in sealed if topic is Topic.ENFORCEMENT]
    steps = to_seal + _named("处置（拍卖）", to_sell + [each.description for each in mortgaged])
    if steps:
        said = f"{'、'.join(steps)}之前，请查明：{_CHECKLIST}，以预判案外人异议"
        owners = {each.owner for each in homes} | {each.owner for each in mortgaged}
        by_developer = any(word in owner for owner in owners for word in _DEVELOPER)
        articles = ("执行异议之诉解释2025.14", "执行异议之诉解释2025.19", "执行异议之诉解释2025.20")
        first = ("执行异议之诉解释2025.11",) if by_developer else ()
        yield _point("outsider_checklist", Level.NOTE, topic, "", said, *first, *articles)


def _named(step: str, things: list[str]) -> list[str]:
    return [step + "、".join(f"「{each}」" for each in dict.fromkeys(things))] if things else []


def _point(code: str, level: Level, topic: Topic, subject: str, said: str, *articles: str) -> Point:
    return Point(
        topic=topic,
        code=code,
        rule="R-ENF-17",
        level=level,
        subject=subject,
        sentence=said,
        articles=articles,
    )
