"""Proceedings already brought: what they do to the court and to a new suit (R-JUR-7/8, R-PTY-12)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.filing.payment_orders import payment_order_obstacles
from legal_docs.law.guarantees.guarantee import mode_of
from legal_docs.law.periods import Deadline, add_days, deadline
from legal_docs.law.wording import as_day, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.finding import Grade
from legal_docs.model.party import NaturalPerson
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.security import GuaranteeType

DEFENCE_DAYS = 15
_WITHDRAWN = (EndedBy.WITHDRAWN, EndedBy.DEEMED_WITHDRAWN)
_DECIDED = (EndedBy.JUDGMENT, EndedBy.MEDIATION)
_OBSTACLES = {
    "other_debts": "双方还有其他债务纠纷",
    "debtor_missing": "债务人下落不明",
    "debtor_abroad": "债务人不在境内",
    "pre_litigation_preservation": "已经申请诉前保全",
    "not_due": "有债务尚未到期",
}


@applies("民诉法2023.128", "民诉法2023.130", "民诉法解释2022.223")
def objection_deadline(served_on: date) -> Deadline:
    """Return until when a defendant may object to jurisdiction: 15 days after the complaint was served.

    One who answers on the merits or counterclaims without objecting has accepted the court.
    """
    return deadline(add_days(served_on, DEFENCE_DAYS))


def proceeding_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what earlier or pending proceedings mean for the suit, as known on the day `on`."""
    known = [each for each in case.events if each.on <= on]
    suits = [each for each in known if each.kind is EventKind.SUIT]
    pending = [each for each in suits if each.ended_on is None or each.ended_on > on]
    yield from fixed_points(case, pending)
    yield from _served(pending, on)
    yield from rival_suit_points(pending)
    yield from again_points(suits)
    for order in (each for each in known if each.kind is EventKind.PAYMENT_ORDER):
        yield from payment_order_points(case, order, suits, on=on)


@applies("民诉法解释2022.37")
def fixed_points(case: CaseFile, pending: list[CaseEvent]) -> Iterator[Point]:
    """Yield that a move after the suit was accepted does not change the court."""
    for suit in pending:
        person = next((each for each in case.people if each.name == suit.target), None)
        since = person.residence_since if isinstance(person, NaturalPerson) else None
        if since is not None and since > suit.on:
            said = f"{suit.target}在案件受理后变更居住地，受诉法院的管辖权不受影响"
            yield _point("jurisdiction_fixed", "R-JUR-7", Level.NOTE, suit, said, "民诉法解释2022.37")


def _served(pending: list[CaseEvent], on: date) -> Iterator[Point]:
    for suit in pending:
        if suit.served_on is not None and on <= (last := objection_deadline(suit.served_on)).safe_last_day:
            said = (
                f"{suit.target}于{zh(suit.served_on)}收到起诉状副本，可以提出管辖异议，"
                f"{as_day('末日', last.statutory_last_day)}"
            )
            yield _point(
                "objection_open", "R-JUR-7", Level.NOTE, suit, said, "民诉法2023.128", "民诉法2023.130"
            )


@applies("民诉法2023.36", "民诉法解释2022.36")
def rival_suit_points(pending: list[CaseEvent]) -> Iterator[Point]:
    """Yield two suits pending against one person for one debt: the court that accepted first hears it."""
    for number, suit in enumerate(pending):
        for other in pending[:number]:
            shared = not suit.debts or not other.debts or set(suit.debts) & set(other.debts)
            if suit.target == other.target and shared:
                said = (
                    f"对{suit.target}有两件未结的诉讼（{other.id}、{suit.id}），由最先立案的法院管辖，"
                    "请核对是否重复起诉"
                )
                yield _point(
                    "two_suits_pending",
                    "R-JUR-7",
                    Level.CHECK,
                    suit,
                    said,
                    "民诉法2023.36",
                    "民诉法解释2022.36",
                )


@applies("民诉法解释2022.214", "民诉法2023.127")
def again_points(suits: list[CaseEvent]) -> Iterator[Point]:
    """Yield that a suit withdrawn may be brought again, and that one decided may not."""
    for suit in suits:
        if suit.ended_by in _WITHDRAWN:
            said = f"{zh(suit.on)}对{suit.target}的起诉已经撤回或者按撤诉处理，以同一请求再诉的，法院应予受理"
            yield _point("suit_withdrawn", "R-PTY-12", Level.NOTE, suit, said, "民诉法解释2022.214")
        elif suit.ended_by in _DECIDED:
            said = (
                f"{zh(suit.on)}对{suit.target}的起诉已有生效裁判或者调解书，同一债务不能再次起诉，"
                "请核对本案请求与该案的关系"
            )
            yield _point("suit_decided", "R-PTY-12", Level.CHECK, suit, said, "民诉法2023.127")


@applies("民诉法2023.225", "民诉法解释2022.427", "民诉法解释2022.430", "民诉法解释2022.434")
def payment_order_points(
    case: CaseFile, order: CaseEvent, suits: list[CaseEvent], *, on: date
) -> Iterator[Point]:
    """Yield what ends a payment order or stood in its way, and that it does not bind guarantors."""
    later = [each for each in suits if each.on >= order.on]
    guarantors = {each.name for each in case.guarantors}
    if any(each.target == order.target for each in later):
        said = f"对{order.target}申请支付令后又就同一债务起诉，督促程序应当终结，支付令自行失效"
        yield _point("payment_order_lapsed", "R-JUR-8", Level.CHECK, order, said, "民诉法解释2022.430")
    elif any(each.target in guarantors for each in later):
        said = f"对{order.target}申请支付令后单独起诉担保人，支付令自法院受理该诉讼之日起失效"
        yield _point("payment_order_lapsed", "R-JUR-8", Level.CHECK, order, said, "民诉法解释2022.434")
    if order.ended_on is not None:
        return
    if guarantors:
        said = f"对{order.target}的支付令对保证人没有拘束力，请另行在保证期间和时效期间内向保证人主张权利"
        yield _point("payment_order_and_guarantor", "R-JUR-8", Level.CHECK, order, said, "民诉法解释2022.434")
    if found := [_OBSTACLES[code] for code in payment_order_obstacles(case, on=on)]:
        said = f"支付令的条件可能不具备：{'、'.join(found)}，请核对，必要时改为起诉"
        yield _point(
            "payment_order_obstacle",
            "R-JUR-8",
            Level.CHECK,
            order,
            said,
            "民诉法2023.225",
            "民诉法解释2022.427",
        )


@applies("民诉法解释2022.66", "担保制度解释2020.26")
def guarantor_alone(case: CaseFile, on: date) -> Iterator[Point]:
    """Yield that a general guarantor was sued without the debtor: the texts conflict on what follows."""
    suits = [each for each in case.events if each.kind is EventKind.SUIT and each.on <= on]
    sued = {each.target for each in suits}
    debtors = {each.name for each in case.debtors}
    for each in case.guarantors:
        alone = each.name in sued and not sued & debtors
        if alone and mode_of(each).type is GuaranteeType.GENERAL:
            suit = next(one for one in suits if one.target == each.name)
            said = (
                f"{each.name}是一般保证人，已被单独起诉。法院应通知债务人参加诉讼还是驳回起诉，规定不一；"
                "稳妥的做法是一并起诉债务人和保证人"
            )
            yield _point(
                "general_guarantor_alone", "R-PTY-7", Level.CHECK, suit, said,
                "民诉法解释2022.66", "担保制度解释2020.26", grade=Grade.UNSETTLED,
            )  # fmt: skip


def _point(
    code: str,
    rule: str,
    level: Level,
    event: CaseEvent,
    said: str,
    *articles: str,
    grade: Grade = Grade.SETTLED,
) -> Point:
    own = rule.startswith("R-PTY")
    return Point(
        topic=Topic.PARTIES if own else Topic.JURISDICTION,
        code=code,
        rule=rule,
        level=level,
        subject=event.target,
        sentence=said,
        articles=articles,
        proofs=event.evidence,
        grade=grade,
    )
