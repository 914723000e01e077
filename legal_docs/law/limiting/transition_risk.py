"""Where the last day rests on the transition of 2017-10-01, and what the debtor could say against it."""

from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.limiting.chains import Chains, Outcome
from legal_docs.law.limiting.interruption import Chain, Effect, effective_on, restarts_on
from legal_docs.law.limiting.limitation import OLD_YEARS, THREE_YEARS_FROM, limitation_end
from legal_docs.law.periods import add_years
from legal_docs.law.wording import step, zh
from legal_docs.model.finding import Grade, Step

RESTS = "rests_on_transition"
_ON_TIME = (Effect.INTERRUPTS, Effect.PENDING, Effect.REPLACED)


@applies("民法总则时效解释2018.2", "民法通则2009.135")
def rests_on_transition(chains: Chains) -> tuple[Step, ...]:
    """Return a warning where the period would have ended without the repealed interpretation.

    That is so where the next act after the last one before 2017-10-01 came after two years.
    """
    base = _base(chains)
    two, three = add_years(base, OLD_YEARS), limitation_end(base)
    following = next((o for o in chains.outcomes if o.event.on >= THREE_YEARS_FROM and _counts(o)), None)
    if base >= THREE_YEARS_FROM or two == three or (following and _day(following) <= two):
        return ()
    if following is None or following.effect is Effect.WAIVER:
        late = ""
    else:
        late = f"，{following.event.what}即已逾期"
    said = (
        f"自{zh(base)}计算的期间适用三年至{zh(three)}，依据的是2017年10月1日前后的衔接规则，该解释已经废止而别无明文；"
        f"如只适用二年，则至{zh(two)}届满{late}，对方可能提出诉讼时效抗辩，须由律师核对"
    )
    articles = ("民法总则时效解释2018.2", "民法通则2009.135")
    return (step(said, *articles, on=two, effect=RESTS, grade=Grade.UNSETTLED),)


def _base(chains: Chains) -> date:
    """Return from when the period ran that was under way on 2017-10-01."""
    earlier = [o for o in chains.outcomes if o.event.on < THREE_YEARS_FROM and _counts(o)]
    return restarts_on(earlier[-1].event, Chain.SAFE) if earlier else chains.starts_on


def _counts(outcome: Outcome) -> bool:
    return outcome.effect in _ON_TIME or outcome.effect is Effect.WAIVER


def _day(outcome: Outcome) -> date:
    return effective_on(outcome.event, Chain.SAFE)
