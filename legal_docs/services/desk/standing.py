"""Where a case stands before a move: its versions, who made the newest one and its papers, the last step."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from legal_docs.access.moves import Standing, Wish, demand
from legal_docs.model.life import Move, Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import Output, OutputKind, OutputState
from legal_docs.services.desk.desk import Desk

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_STATES = {
    (Phase.DRAFTED, Phase.IN_REVIEW): OutputState.IN_REVIEW,
    (Phase.IN_REVIEW, Phase.APPROVED): OutputState.APPROVED,
    (Phase.IN_REVIEW, Phase.DRAFTED): OutputState.SENT_BACK,
    (Phase.APPROVED, Phase.DRAFTED): OutputState.SENT_BACK,
}


def standing(tx: "Tx", record: CaseRecord) -> Standing:
    """Return where the case stands: what the guards of `access/moves` look at. Its papers: the newest run."""
    from legal_docs.storage import moves

    newest = _newest(tx, record)
    steps = moves.of_case(tx, record.id)
    return Standing(
        phase=record.phase,
        version=record.version,
        checked_version=record.checked_version,
        drafted_version=newest[0].data_version if newest and not _is_outdated(newest) else 0,
        approved_version=record.approved_version,
        makers=frozenset({*_savers(tx, record), *(each.made_by for each in newest)}),
        last_step_on=steps[-1].on if steps else None,
        last_day=record.last_day,
    )


def _savers(tx: "Tx", record: CaseRecord) -> Iterator[int]:
    """Yield who saved the newest version, and each version since the last one that was approved."""
    from legal_docs.storage import cases

    for each in cases.versions(tx, record.id):
        if each.version > min(record.approved_version, record.version - 1):
            yield each.by


def moved(
    tx: "Tx",
    desk: Desk,
    record: CaseRecord,
    after: Phase,
    *,
    on: date | None = None,
    reason: str = "",
    docket: str = "",
    **columns: Any,
) -> CaseRecord:
    """Return the case after a move made on a day (default: today), which is written down, docket number too.

    The caller has looked at the right. `columns` are noted on the case beside its phase. Raises ConflictError
    or BadInputError where something stands in the way.
    """
    from legal_docs.storage import cases, moves

    wish = Wish(after, on or desk.today(), desk.who.id, reason=reason, docket=docket)
    demand(standing(tx, record), wish, desk.today())
    step = {"case_id": record.id, "before": record.phase, "after": after, "on": wish.on}
    moves.add(tx, Move(**step, at=desk.now(), by=desk.who.id, reason=reason, docket=docket))
    desk.note(tx, "case.move", f"case:{record.id}", before=record.phase.value, after=after.value, on=wish.on)
    _papers_follow(tx, record, after)
    told = {"docket": docket, **columns} if docket else columns
    return cases.note(tx, record.id, at=desk.now(), by=desk.who.id, phase=after, **told)


def papers_outdated(tx: "Tx", record: CaseRecord) -> None:
    """Mark the newest papers of a case not filed yet: the tables they were made with hold no more."""
    from legal_docs.storage import outputs

    if record.phase.is_before_filing:
        outputs.set_state(tx, [each.id for each in _newest(tx, record)], OutputState.OUTDATED)


def _is_outdated(papers: tuple[Output, ...]) -> bool:
    return any(each.state is OutputState.OUTDATED for each in papers)


def _papers_follow(tx: "Tx", record: CaseRecord, after: Phase) -> None:
    """Set the state of the newest papers where the move is one of the review."""
    from legal_docs.storage import outputs

    state = _STATES.get((record.phase, after))
    if state and not _is_outdated(_newest(tx, record)):
        outputs.set_state(tx, [each.id for each in _newest(tx, record)], state)


def _newest(tx: "Tx", record: CaseRecord) -> tuple[Output, ...]:
    """Return what the newest run made: not the packs of it, whose makers only released what others wrote."""
    from legal_docs.storage import outputs

    made = [each for each in outputs.of_case(tx, record.id) if each.kind is not OutputKind.PACK]
    return tuple(each for each in made if each.run == made[0].run)
