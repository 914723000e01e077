"""Guarantee periods of each guarantor for each debt, and limitation of the guarantee debt after them."""

from collections.abc import Iterable
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.calendar import back
from legal_docs.law.guarantees.guarantee import BASES
from legal_docs.law.guarantees.guarantee_acting import next_acts, not_by_suit_alone
from legal_docs.law.guarantees.guarantee_debt import debtor_only_act, right_to_refuse_ended
from legal_docs.law.guarantees.guarantee_state import GuaranteeState, objection_to
from legal_docs.law.limiting.debtor_periods import defence_warning
from legal_docs.law.limiting.gathering import guarantor_events
from legal_docs.law.limiting.interruption import Chain, Effect, Interruption, effective_on
from legal_docs.law.limiting.limitation import limitation
from legal_docs.law.reporting import calendar_warning, end_step, event_steps, event_warnings, finding
from legal_docs.law.wording import step, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade, NextAct, PeriodFinding, PeriodKind, Step

DEBT_NAME = "保证债务诉讼时效"


@applies("民法典.692", "民法典.693", "担保制度解释2020.29", "担保制度解释2020.34")
def guarantee_finding(state: GuaranteeState, lapsed: Iterable[str] = ()) -> PeriodFinding:
    """Return the finding on the guarantee period; `lapsed` names other guarantors whose period went by."""
    acting = back(state.safe_last_day)
    known = state.dues.settled and state.period.settled and not state.rests_on_arguable
    settled = (known or state.is_used_on_every_reading) and not state.mode.doubtful
    return PeriodFinding(
        kind=PeriodKind.GUARANTEE,
        subject=state.guarantor.name,
        debt=state.debt.label,
        starts_on=state.dues.earliest,
        length=BASES[state.period.basis],
        safe_last_day=state.safe_last_day,
        statutory_last_day=state.whole_last_day,
        lenient_last_day=state.later_last_day,
        act_by=acting.day,
        provisional=acting.provisional,
        running=state.is_open or state.wants_other_act,
        reason=_reason(state),
        settled=settled,
        steps=_steps(state),
        warnings=(*_warnings(state), *_lapse_of_others(lapsed)),
        next_acts=next_acts(state),
    )


@applies("民法典.694", "担保制度解释2020.28", "民法典.188")
def guarantee_debt_finding(case: CaseFile, state: GuaranteeState) -> PeriodFinding | None:
    """Return the finding on limitation of the guarantee debt; None while the period has not been used."""
    used = state.act or state.arguable
    if used is None:
        return None
    begun = _joint_start(used) if state.is_joint else right_to_refuse_ended(case, state.debt, state.on)
    if begun is None:
        return _not_begun(state)
    day, first = begun
    name = state.guarantor.name
    events = guarantor_events(case, state.debt, name, state.on)
    later = (e for e in events if (e.on >= day or e == used) and not _is_the_start(e, used, day))
    chains = limitation(day, events=tuple(later))
    return finding(
        PeriodKind.GUARANTEE_LIMITATION,
        name,
        state.debt.label,
        chains,
        length="三年",
        settled=state.act is not None and (state.dues.settled or state.is_used_on_every_reading),
        steps=(
            first,
            *event_steps(chains, DEBT_NAME),
            end_step(chains, DEBT_NAME, "民法典.694", "民法典.188"),
        ),
        warnings=(
            *calendar_warning(chains),
            *defence_warning(chains, state.on),
            *event_warnings(chains),
            *_no_spill_over(state, debtor_only_act(case, state.debt, events, day, state.on)),
        ),
        next_acts=_debt_acts(state, chains.act_by, chains.safe_last_day),
    )


def _reason(state: GuaranteeState) -> str:
    if state.act is not None:
        return "other_act_wanted" if state.wants_other_act else "preserved"
    if state.arguable is not None:
        return "preserved_unsettled"
    return "no_demand_yet" if state.safe_last_day >= state.on else "no_demand_found"


def _steps(state: GuaranteeState) -> tuple[Step, ...]:
    label = "连带责任保证" if state.is_joint else "一般保证"
    wanted = f"向{state.guarantor.name}请求承担保证责任" if state.is_joint else "对债务人提起诉讼或者申请仲裁"
    proofs = state.guarantor.evidence
    said = f"保证合同{zh(state.guarantor.signed_on)}订立，保证方式按{label}处理，债权人须在保证期间内{wanted}"
    kind = step(said, *state.mode.articles, "民法典.693", effect="guarantee_type", proofs=proofs)
    said = (
        f"保证期间：{BASES[state.period.basis]}；稳妥末日为{zh(state.safe_last_day)}，不中止、不中断、不延长"
    )
    grade = Grade.SETTLED if state.period.settled else Grade.UNSETTLED
    articles = tuple(dict.fromkeys(("民法典.692", *state.period.articles)))
    end = step(said, *articles, on=state.safe_last_day, effect="ends", grade=grade)
    dated = (*state.dues.steps, end, *_not_counted(state), _act_step(state))
    return (kind, *sorted(dated, key=lambda each: each.on or date.max))


def _act_step(state: GuaranteeState) -> Step:
    if state.act is not None:
        said = f"{state.act.what}，在保证期间之内"
        return _of_act(state.act, said, "preserved", Grade.SETTLED)
    if state.arguable is not None:
        said = f"{state.arguable.what}，是否在保证期间之内取决于起算日的认定"
        return _of_act(state.arguable, said, "preserved_unsettled", Grade.UNSETTLED)
    said = "案卷中没有保证期间内依法行使权利的证据"
    return step(said, "民法典.693", effect="no_demand_yet")


def _not_counted(state: GuaranteeState) -> tuple[Step, ...]:
    """Return a step for each recorded act that the safe reading does not accept, and why."""
    found = []
    for act in sorted(state.acts, key=lambda each: each.on):
        effect, why = objection_to(state, act)
        if effect and act is not state.arguable:
            said = f"{act.what}，稳妥口径不采用：{why}"
            grade = Grade.UNSETTLED if effect == Effect.LENIENT_ONLY else Grade.SETTLED
            found.append(_of_act(act, said, effect, grade))
    return tuple(found)


def _of_act(act: Interruption, said: str, effect: str, grade: Grade) -> Step:
    day = effective_on(act, Chain.SAFE)
    return step(said, "民法典.693", *act.articles, on=day, effect=effect, proofs=act.proofs, grade=grade)


def _warnings(state: GuaranteeState) -> list[Step]:
    name, found = state.guarantor.name, []
    if not state.is_used_on_every_reading:
        found += [each for each in state.dues.steps if each.grade is not Grade.SETTLED]
    if state.rests_on_arguable:
        found.append(_act_step(state))
    elif state.act is None and state.dues.earliest < state.on:
        found.append(_never_asked(state))
        found += [not_by_suit_alone(state)] if state.is_joint and state.is_open else []
    elif state.mode.both and state.other_act is None:
        said = (
            f"{name}的保证方式并非2021年以后明文约定的连带责任保证，稳妥做法是在期间内既起诉债务人又向其请求"
        )
        found.append(step(said, "民法典.686", "民法典.693", effect="both_acts_wanted", grade=Grade.UNSETTLED))
    doubtful = (Effect.UNPROVED, Effect.LENIENT_ONLY, "outside_period")
    found += [each for each in _not_counted(state) if each.effect in doubtful]
    found += _kept_otherwise(state)
    if back(state.safe_last_day).provisional and state.act is None:
        found.append(step("保证期间末日前后的节假日安排尚未载入，请提前行动", effect="calendar_missing"))
    return found


@applies("民法典.693", "担保制度解释2020.34")
def _never_asked(state: GuaranteeState) -> Step:
    name, last = state.guarantor.name, zh(state.safe_last_day)
    if not state.has_lapsed:
        said = f"案卷中没有在保证期间内就{name}行使权利的证据，稳妥末日为{last}"
        return step(said, "民法典.693", on=state.safe_last_day, effect="guarantor_never_asked")
    said = (
        f"按稳妥口径，{name}的保证期间于{last}结束，案卷中没有此前行使权利的证据；法院会主动查明，"
        "保证人其后在通知上签字不恢复责任，成立新的保证合同除外"
    )
    articles = ("民法典.693", "担保制度解释2020.34")
    return step(said, *articles, on=state.safe_last_day, effect="guarantor_never_asked")


@applies("担保制度解释2020.29", "民法典.699")
def _lapse_of_others(lapsed: Iterable[str]) -> tuple[Step, ...]:
    names = "、".join(lapsed)
    if not names:
        return ()
    said = (
        f"按稳妥口径，对{names}的保证期间未见行使权利；对一名保证人的请求不及于其他保证人，"
        "因此丧失追偿权的保证人可以在该范围内主张免责"
    )
    return (step(said, "担保制度解释2020.29", effect="other_guarantor_lapsed"),)


@applies("民法典.693", "民法典.686", "担保制度解释2020.25")
def _kept_otherwise(state: GuaranteeState) -> tuple[Step, ...]:
    """Return a warning where only the act that the other type of guarantee wants was done."""
    other = state.other_act
    if other is None or state.act is not None or not state.mode.both:
        return ()
    label = "一般保证" if state.is_joint else "连带责任保证"
    said = f"{other.what}，在保证期间之内；只有保证方式认定为{label}时才算行使权利"
    return (_of_act(other, said, "kept_if_other_type", Grade.UNSETTLED),)


def _is_the_start(event: Interruption, used: Interruption, day: date) -> bool:
    """Return whether this is the demand the guarantee debt runs from, which does not interrupt it as well."""
    return event == used and not event.is_proceeding and event.on == day


def _joint_start(used: Interruption) -> tuple[date, Step]:
    day = effective_on(used, Chain.SAFE)
    said = f"债权人自{zh(day)}请求保证人承担保证责任，保证债务的诉讼时效自该日起算"
    return day, step(said, "民法典.694", on=day, effect="starts", proofs=used.proofs)


def _not_begun(state: GuaranteeState) -> PeriodFinding:
    said = (
        "一般保证人拒绝承担责任的权利尚未消灭，保证债务的诉讼时效尚未起算；请在申请执行、终本裁定送达后补录"
    )
    return PeriodFinding(
        kind=PeriodKind.GUARANTEE_LIMITATION,
        subject=state.guarantor.name,
        debt=state.debt.label,
        starts_on=None,
        length="三年",
        safe_last_day=None,
        statutory_last_day=None,
        act_by=None,
        running=False,
        reason="not_begun",
        steps=(step(said, "民法典.694", "担保制度解释2020.28", effect="not_begun"),),
    )


@applies("民法典.694", "担保法解释2000.36")
def _no_spill_over(state: GuaranteeState, day: date | None) -> tuple[Step, ...]:
    if day is None:
        return ()
    said = (
        f"{zh(day)}只向债务人催收；对债务人的中断是否及于保证债务，现行法没有明文且学理有分歧，"
        f"不能依靠，请单独向{state.guarantor.name}请求"
    )
    return (step(said, "民法典.694", on=day, effect="no_spill_over", grade=Grade.UNSETTLED),)


def _debt_acts(state: GuaranteeState, by: date | None, last: date | None) -> tuple[NextAct, ...]:
    if last is None or last < state.on:
        return ()
    act = f"起诉{state.guarantor.name}，或者再次向其送达书面请求（对债务人的中断不能依靠）"
    return (NextAct(act=act, by=by, paper="民事起诉状", articles=("民法典.195", "民法典.694")),)
