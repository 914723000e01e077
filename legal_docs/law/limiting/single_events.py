"""What a period hangs on: the safe last day computed again without each single interrupting event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.limiting.chains import Chains, Outcome, Period, safe_end
from legal_docs.law.limiting.interruption import Chain, Effect, Interruption, effective_on
from legal_docs.law.wording import step, zh
from legal_docs.model.finding import Step

HANGS = "hangs_on_one_event"


@dataclass(frozen=True, slots=True)
class Without:
    """An interrupting event on which the safe last day rests, and that day without it."""

    event: Interruption
    last: date


@applies("民法典.195", "民法典.192")
def rests_on(chains: Chains, period: Period, cap: date | None = None) -> tuple[Without, ...]:
    """Return the interrupting events without which the safe last day would be earlier, in order of time.

    An event whose successor came in time even without it changes nothing and is not computed again.
    """
    last = chains.safe_last_day
    if last is None:
        return ()
    events = [each.event for each in chains.outcomes]
    found = []
    for event in _critical(chains):
        rest = [each for each in events if each is not event]
        without = safe_end(period, chains.starts_on, events=rest, cap=cap)
        if without is not None and without < last:
            found.append(Without(event, without))
    return tuple(found)


def _critical(chains: Chains) -> Iterator[Interruption]:
    relied = sorted((o for o in chains.outcomes if o.effect is Effect.INTERRUPTS), key=_day)
    for number, each in enumerate(relied):
        later = relied[number + 1] if number + 1 < len(relied) else None
        before = each.last_day_before
        if later is None or before is None or _day(later) > before:
            yield each.event


def _day(outcome: Outcome) -> date:
    return effective_on(outcome.event, Chain.SAFE)


@applies("民法典.192", "民法典.195", "诉讼时效规定2020.8")
def hanging(found: tuple[Without, ...], chains: Chains, name: str, on: date) -> tuple[Step, ...]:
    """Return the grave warning that without a single event the period `name` had ended before `on`."""
    grave = [each for each in found if each.last < on]
    if not grave:
        return ()
    said = _one(grave[0], chains, name, on) if len(grave) == 1 else _each(grave, name, on)
    proofs = dict.fromkeys(proof for each in grave for proof in each.event.proofs)
    return (step(said, "民法典.192", "民法典.195", on=grave[0].last, effect=HANGS, proofs=proofs),)


def _one(only: Without, chains: Chains, name: str, on: date) -> str:
    alone = chains.event_effects.count(Effect.INTERRUPTS) == 1
    what = only.event.what
    relied = f"仅有{what}使{name}中断" if alone else f"{name}能否延续取决于{what}这一次中断"
    return (
        f"{relied}；该次如不被认定，期间原算至{zh(only.last)}，早于审查日{zh(on)}，对方可能提出时效抗辩；"
        f"请备齐{only.event.wants}，并尽快起诉或者取得书面确认"
    )


def _each(grave: list[Without], name: str, on: date) -> str:
    listed = "；".join(f"{e.event.what}（无此次则算至{zh(e.last)}，请备齐{e.event.wants}）" for e in grave)
    return (
        f"{name}的延续依靠以下各次中断，缺一不可，其中一次如不被认定，期间即在审查日{zh(on)}之前届满，"
        f"对方可能提出时效抗辩，请尽快起诉或者取得书面确认：{listed}"
    )


def last_rests_on(found: tuple[Without, ...], on: date) -> tuple[Step, ...]:
    """Return the note that the last day would be earlier, but not before `on`, without the last event."""
    return tuple(
        step(
            f"上述末日取决于{each.event.what}；该次如不被认定，末日为{zh(each.last)}",
            "民法典.195",
            effect="rests_on_last_event",
            proofs=each.event.proofs,
        )
        for each in found
        if each.last >= on
    )
