"""When and how payment was asked of whom, what came of it, and what did not get through."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.bundling.attempts import FAILED, attempts, sent
from legal_docs.bundling.wording import day, named, roles, several
from legal_docs.law.limiting.demands import reached
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import Channel, ContactRecord, Outcome, Receiver

_LISTED = 8
_POSTED = {Channel.LETTER, Channel.LAWYER_LETTER}
_QUOTED = re.compile("“[^“”]+”")
_ASKED, _LIABLE, _TALKED = ("向{who}", "催收、主张权利"), ("请求{who}", "承担保证责任"), ("与{who}", "联系")
"""What was done to somebody: what stands before the time of each, and what ends the sentence of all."""


def contact(case: CaseFile, contacts: Sequence[ContactRecord]) -> str:
    """Return when, how and of whom payment was asked; without any demand, when there was contact.

    What was said to others than the person named is left out: it is no contact with that person. A call
    nobody answered is left out where the paper proves more; without that, it is told as what it was.
    """
    return _told(case, contacts, arrival=True)


def sending(case: CaseFile, contacts: Sequence[ContactRecord]) -> str:
    """Return the same without the days of delivery: a letter does not prove that it arrived."""
    return _told(case, contacts, arrival=False)


def delivery(case: CaseFile, contacts: Sequence[ContactRecord]) -> str:
    """Return when letters arrived with whom, as a receipt shows it; what did not arrive, as `contact`."""
    posted = [one for one in contacts if one.channel in _POSTED and one.outcome not in FAILED]
    arrived = [one for one in posted if one.arrived_on]
    others = [one for one in contacts if one not in arrived]
    said: dict[tuple[date, Channel, date | None], list[ContactRecord]] = {}
    for one in sorted(arrived, key=lambda each: each.on):
        said.setdefault((one.on, one.channel, one.arrived_on), []).append(one)
    rows = [
        f"{roles(case).ours}于{day(on)}{sent(case, alike[0], [one.target for one in alike])}，于{day(at)}送达"
        for (on, _, at), alike in said.items()
        if at
    ]
    return "；".join([*rows, *([contact(case, others)] if others else [])])


def _told(case: CaseFile, contacts: Sequence[ContactRecord], *, arrival: bool) -> str:
    demands = [one for one in contacts if one.is_demand]
    chosen = [one for one in demands or contacts if not _with_another(case, one)]
    made = [one for one in chosen if one.outcome not in FAILED and (not demands or reached(case, one))]
    tried = [one for one in chosen if one not in made and not (made and one.outcome is Outcome.NOT_REACHED)]
    ours = roles(case).ours
    said = [f"{ours}{words}" for words in _made(case, made, asked=bool(demands), arrival=arrival)]
    vain = "；".join(attempts(case, tried))
    return "；".join(
        [*said, *([f"{'另' if said else ours}{vain}"] if vain else []), *_consents(case, contacts)]
    )


def _with_another(case: CaseFile, one: ContactRecord) -> bool:
    """Return whether the contact came about, but with somebody else."""
    if one.outcome in FAILED:
        return False
    return reached(case, one) is False if one.is_demand else one.receiver is Receiver.OTHER


def _made(case: CaseFile, made: list[ContactRecord], *, asked: bool, arrival: bool) -> Iterator[str]:
    """Yield what got through: those of whom the same was asked in one sentence, each with their days."""
    acts: dict[tuple[str, str], dict[str, list[str]]] = {}
    for who in dict.fromkeys(one.target for one in sorted(made, key=lambda each: each.on)):
        rows = sorted((one for one in made if one.target == who), key=lambda each: each.on)
        whens = acts.setdefault(_act(case, who) if asked else _TALKED, {})
        whens.setdefault(_when(rows, arrival=arrival), []).append(who)
    for (before, after), whens in acts.items():
        people = (when + before.format(who=named(case, names)) for when, names in whens.items())
        yield "，".join(people) + after


def _act(case: CaseFile, who: str) -> tuple[str, str]:
    """Return what was asked: of one who only guarantees, to answer for the debt."""
    owes = who in {debtor.name for debtor in case.debtors}
    return _LIABLE if not owes and who in {each.name for each in case.guarantors} else _ASKED


def _when(rows: Sequence[ContactRecord], *, arrival: bool) -> str:
    """Return on which days and in which way; a way that all have in common is said once.

    Many are told by the first, the last and their number: the last one decides how long a period runs.
    """
    ways = list(dict.fromkeys(one.channel.label for one in rows))
    way = f"以{several(ways)}方式"
    if len(rows) > _LISTED:
        last = _day(rows[-1], ways, arrival=arrival)
        return f"自{day(rows[0].on)}起共{len(rows)}次（最近一次为{last}）{way}"
    days = [_day(one, ways, arrival=arrival) for one in rows]
    times = f"（共{len(days)}次）" if len(days) > len(set(days)) else ""
    return f"于{several(days)}{times}{way if len(ways) == 1 else ''}"


def _day(one: ContactRecord, ways: Sequence[str], *, arrival: bool) -> str:
    """Return the day, with the way where others differ, and when a letter arrived where that is later."""
    said = [one.channel.label] if len(ways) > 1 else []
    if arrival and one.arrived_on and one.arrived_on != one.on:
        said.append(f"{day(one.arrived_on)}送达")
    return day(one.on) + (f"（{'，'.join(said)}）" if said else "")


def _consents(case: CaseFile, contacts: Sequence[ContactRecord]) -> Iterator[str]:
    """Yield who consented in writing to perform, in the person's own words where the record quotes them."""
    for one in contacts:
        if one.signed_consent:
            words = "".join(_QUOTED.findall(one.result)) or "同意履行债务"
            yield f"{named(case, [one.target])}于{day(one.arrived_on or one.on)}书面表示{words}"
