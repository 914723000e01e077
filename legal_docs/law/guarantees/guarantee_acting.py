"""What to do next on a guarantee period: the notice, the suit, by which day (R-GUA-5)."""

from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.calendar import back
from legal_docs.law.guarantees.guarantee_state import GuaranteeState
from legal_docs.law.guarantees.security_wording import DEMAND_PAPER, SUIT_PAPER
from legal_docs.law.wording import step, zh
from legal_docs.model.finding import Grade, NextAct, Step

_IF_REFUSED = "拒绝签收的，按保证合同载明的地址以EMS邮寄，留存邮件底单和妥投、拒收或者退回的记录"


@applies("民法典.693", "担保制度解释2020.31")
def not_by_suit_alone(state: GuaranteeState) -> Step:
    """Return that it is open whether suing uses a joint guarantor's period before the copy is served.

    The law asks for a demand and names no form; a suit withdrawn counts once its copy was served.
    """
    before = f"在{zh(state.safe_last_day)}前" if state.safe_last_day >= state.on else "立即"
    said = (
        "起诉是否以副本在期间内送达为准没有明文，不宜只靠起诉；"
        f"请{before}使书面请求到达{state.guarantor.name}，并同时起诉取得收件回执"
    )
    articles = ("民法典.693", "担保制度解释2020.31")
    return step(said, *articles, effect="not_by_suit_alone", grade=Grade.UNSETTLED)


@applies("民法典.693", "担保制度解释2020.26", "担保制度解释2020.31", "担保制度解释2020.34")
def next_acts(state: GuaranteeState) -> tuple[NextAct, ...]:
    """Return what would use the period, by its last safe working day; none once nothing is left to do.

    A guarantor is sued beside the demand, never instead of it.
    """
    in_time = state.safe_last_day >= state.on
    if state.has_lapsed and not state.is_open:
        act = f"请律师核对{state.guarantor.name}的保证期间；如其愿意继续担保，另订保证合同"
        return (NextAct(act=act, by=None, paper="保证合同", articles=("担保制度解释2020.34",)),)
    if state.act is not None and not in_time:
        return ()
    by = back(state.safe_last_day).day if in_time else None
    return (*_demands(state, by), *_suits(state, by))


def _demands(state: GuaranteeState, by: date | None) -> tuple[NextAct, ...]:
    demand = state.act if state.is_joint else state.other_act
    unserved = demand is not None and demand.is_open and demand.served_on is None
    wanted = demand is None and (state.mode.both or state.is_joint)
    return (_demand(state, by),) if unserved or wanted else ()


def _suits(state: GuaranteeState, by: date | None) -> tuple[NextAct, ...]:
    suit = state.other_act if state.is_joint else state.act
    if state.is_joint and not state.mode.both:
        return (_suit_beside(state, by),) if state.act is None else ()
    return (_suit(state, by),) if suit is None else ()


def _suit(state: GuaranteeState, by: date | None) -> NextAct:
    name = state.guarantor.name
    act = f"对债务人提起诉讼或者申请仲裁，一并列{name}为被告（支付令、催收函不算；不得只起诉{name}）"
    return NextAct(act=act, by=by, paper=SUIT_PAPER, articles=("民法典.693", "担保制度解释2020.26"))


def _suit_beside(state: GuaranteeState, by: date | None) -> NextAct:
    name = state.guarantor.name
    act = f"{_soon(state, by)}一并起诉{name}并取得法院的收件回执（与书面请求同时进行，不宜只靠起诉）"
    return NextAct(act=act, by=by, paper=SUIT_PAPER, articles=("民法典.693", "担保制度解释2020.31"))


def _demand(state: GuaranteeState, by: date | None) -> NextAct:
    debts = "、".join(state.one_notice_for)
    act = (
        f"{_soon(state, by)}向{state.guarantor.name}送达要求承担保证责任的书面通知，"
        f"写明{debts}项下的债务，并取得签收；{_IF_REFUSED}"
    )
    return NextAct(act=act, by=by, paper=DEMAND_PAPER, articles=("民法典.693",))


def _soon(state: GuaranteeState, by: date | None) -> str:
    return "" if by else f"立即（较晚口径至{zh(state.later_last_day)}）"
