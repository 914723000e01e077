"""The steps of a limitation finding before its events: joint debtors, suspension, transition, older facts."""

from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt, LoanDebt, concerns
from legal_docs.law.limiting.chains import Chains, Outcome
from legal_docs.law.limiting.event_rules import obstacle_from
from legal_docs.law.limiting.gathering import joint_with
from legal_docs.law.limiting.interruption import Effect, Interruption
from legal_docs.law.limiting.law_of_the_time import CODE_FROM, law_of_the_time, words_of_the_time
from legal_docs.law.limiting.limitation import OLD_YEARS, THREE_YEARS_FROM, regime_years
from legal_docs.law.limiting.starts import Start
from legal_docs.law.wording import step, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.finding import Grade, Step
from legal_docs.model.loan import LoanKind
from legal_docs.model.party import Organisation

PRIVATE_RECALL_FROM = date(2025, 5, 20)
"""The day 民营经济促进法 came into force."""


def opening(
    case: CaseFile,
    debt: Debt,
    name: str,
    start: Start,
    chains: Chains,
    early: list[Interruption],
    on: date,
) -> tuple[Step, ...]:
    """Return the steps that say from when, under which law and with whom the period runs."""
    steps = list(start.steps)
    if start.day < THREE_YEARS_FROM:
        steps.append(transition(chains))
    steps += earlier_facts(chains)
    others = joint_with(case, debt, name) - {name}
    if others:
        said = f"{name}与{'、'.join(sorted(others))}为连带债务人，对其中一人发生的中断及于{name}"
        steps.append(step(said, "诉讼时效规定2020.15", effect="joint_debtors"))
    if early:
        steps.append(_paid_early(early))
    return (*steps, *_suspension_steps(case, debt, name, on))


@applies("民法典.195")
def _paid_early(early: list[Interruption]) -> Step:
    last, articles = max(each.on for each in early), ("民法典.195",)
    said = f"另有{len(early)}笔还款发生在时效起算之前，不发生中断{words_of_the_time(articles, last)}"
    return step(said, *law_of_the_time(articles, last), effect="no_effect_not_begun")


@applies("民法总则时效解释2018.2", "民法总则时效解释2018.3", "民法通则2009.135", "民法通则2009.140")
def transition(chains: Chains) -> Step:
    """Return the step that says whether a period begun before 2017-10-01 is of two or of three years."""
    start, last = chains.starts_on, _last_restart(chains)
    if last is not None:
        alive = last.safe_last_day is None or last.safe_last_day >= THREE_YEARS_FROM
        since = f"起算早于2017年10月1日，其间经中断重新计算（最近一次为{zh(last.event.on)}），"
        said = (
            f"{since}二年期间届时尚未届满，适用三年" if alive else f"{since}二年期间此前已经届满，不适用三年"
        )
        number = "2" if alive else "3"
        articles = (f"民法总则时效解释2018.{number}", "民法通则2009.135", "民法通则2009.140")
        return step(said, *articles, on=start, effect="transition_rule")
    if regime_years(start) == OLD_YEARS:
        said = "起算早于2017年10月1日，原二年期间此前已经届满，不适用三年"
        return step(said, "民法总则时效解释2018.3", "民法通则2009.135", on=start, effect="transition_rule")
    said = "起算早于2017年10月1日，原二年期间届时尚未届满，自原起算日起适用三年"
    return step(said, "民法总则时效解释2018.2", "民法通则2009.135", on=start, effect="transition_rule")


def _last_restart(chains: Chains) -> Outcome | None:
    """Return the last event before the three years came in that made the period run anew."""
    counted = (Effect.INTERRUPTS, Effect.WAIVER, Effect.PENDING, Effect.REPLACED)
    found = [o for o in chains.outcomes if o.effect in counted and o.event.on < THREE_YEARS_FROM]
    return found[-1] if found else None


@applies("时间效力规定2020.1", "时间效力规定2020.2", "诉讼时效规定2020.20")
def earlier_facts(chains: Chains) -> tuple[Step, ...]:
    """Return a step on the law of facts before 2021, which the length of three years does not depend on."""
    relied = (Effect.INTERRUPTS, Effect.WAIVER, Effect.PENDING, Effect.REPLACED)
    days = [o.event.on for o in chains.outcomes if o.effect in relied]
    if min([chains.starts_on, *days]) >= CODE_FROM:
        return ()
    said = (
        "2021年1月1日前的起算和中断事实适用当时的法律、司法解释，持续至其后的适用民法典，期间的长度不因此改变；"
        "一审、二审中的案件适用现行诉讼时效规定"
    )
    articles = ("时间效力规定2020.1", "时间效力规定2020.2", "诉讼时效规定2020.20")
    return (step(said, *articles, effect="facts_before_2021"),)


@applies("民法典.194", "民法典.1145", "民法典.1146", "总则编解释2022.38")
def _suspension_steps(case: CaseFile, debt: Debt, name: str, on: date) -> tuple[Step, ...]:
    mine = (each for each in case.events if each.target == name and each.on <= on)
    found = (_suspension_step(each, on) for each in mine if concerns(each.debts, debt))
    return tuple(each for each in found if each is not None)


def _suspension_step(event: CaseEvent, on: date) -> Step | None:
    found = obstacle_from(event, on)
    if found is None:
        return None
    until = f"至{zh(found.to)}" if found.to else "起，尚未消除"
    used = "法定口径计入" if found.counts else "缺少证据或者未认定因此不能行使权利，只在宽松口径下计入"
    said = f"{zh(found.since)}{until}存在中止事由：{found.what}；{used}，稳妥口径不计中止"
    if event.kind is not EventKind.DEATH:
        return step(said, "民法典.194", on=found.since, effect="suspension", proofs=found.proofs)
    said += "；遗产管理人依法产生，有争议的可以申请法院指定，向其主张即可中断，不宜依靠中止"
    articles = ("民法典.194", "民法典.1145", "民法典.1146", "总则编解释2022.38")
    return step(said, *articles, on=found.since, effect="suspension", proofs=found.proofs)


@applies("民法典.673", "民法典.578", "民法典.562", "民营经济促进法2025.24")
def recall_warning(case: CaseFile, debt: Debt, on: date) -> tuple[Step, ...]:
    """Return a warning where a loan was called without the clause, the trigger or its proof on record.

    Recalling a private business's loan early against the agreement is a breach by the bank from 2025-05-20.
    """
    called = debt.loan.acceleration if isinstance(debt, LoanDebt) else None
    if not isinstance(debt, LoanDebt) or called is None or called.declared_on > on:
        return ()
    terms = debt.loan.acceleration_terms
    parts = ((terms, "合同条款"), (called.trigger, "触发事实"), (called.evidence, "通知及事实的证据"))
    lacking = [name for known, name in parts if not known]
    private = called.declared_on >= PRIVATE_RECALL_FROM and _is_business(case, debt)
    if not lacking or (not private and (terms or called.trigger)):
        return ()
    said = f"{zh(called.declared_on)}宣布提前到期，未录入{'、'.join(lacking)}，请补录后再据以主张"
    more: tuple[str, ...] = ()
    if private:
        said += "；借款人属民营经济组织的，违反约定提前收回贷款的，贷款人须承担违约责任"
        more = ("民营经济促进法2025.24",)
    articles = ("民法典.673", "民法典.578", "民法典.562", *more)
    return (step(said, *articles, on=called.declared_on, effect="recall_ground_missing"),)


def _is_business(case: CaseFile, debt: LoanDebt) -> bool:
    borrowers = (each for each in case.people if any(d.name == each.name for d in case.debtors))
    return debt.loan.kind is LoanKind.PERSONAL_BUSINESS or any(
        isinstance(each, Organisation) for each in borrowers
    )


@applies("民法典.188", "总则编解释2022.35")
def longest_step(start: Start, chains: Chains, cap: date) -> tuple[Step, ...]:
    """Return the step that says the twenty years end the period, where they do."""
    if chains.safe_last_day != cap:
        return ()
    said = f"自权利受到损害之日起的二十年于{zh(cap)}届满，不适用中止、中断，任何口径均不超过该日"
    grade = Grade.SETTLED if start.infringed_on is None else Grade.UNSETTLED
    return (step(said, "民法典.188", "总则编解释2022.35", on=cap, effect="longest_period", grade=grade),)
