"""The life of a case: its moves, those possible now and what stands in their way, what the court has told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from legal_docs.access.moves import MOVES, Standing, Wish, hindrances, limitation_left, right_for
from legal_docs.access.rules import Action, right
from legal_docs.errors import BadInputError, ConflictError, LegalDocsError
from legal_docs.model.base import Amount
from legal_docs.model.contact import EndedBy
from legal_docs.model.courses import open_courses
from legal_docs.model.life import Move, Phase
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import court_entering
from legal_docs.services.desk.court_entry import ENDS, Entry, Particulars, Step
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.hearing import put_hearing
from legal_docs.services.desk.permitted import case_of, permitted
from legal_docs.services.desk.reading import reading
from legal_docs.services.desk.standing import moved, standing

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_OWN_SERVICE = (
    (Phase.ESCALATED, Phase.CHECKED),
    (Phase.CHECKED, Phase.DRAFTED),
    (Phase.DRAFTED, Phase.IN_REVIEW),
    (Phase.IN_REVIEW, Phase.APPROVED),
    (Phase.IN_REVIEW, Phase.DRAFTED),
)
"""Steps that come of other work: the check, making papers, handing them in, the review."""
_LONGEST_DOCKET = 100
NOTHING_TOLD = Particulars()
"""Nothing is known of a step beside its day."""


@dataclass(frozen=True, slots=True)
class Way:
    """一种可能的变更: to which phase, what stands in its way (sentences), and what it needs to be told.

    `is_own_step` says that it comes of other work (the check, the papers, the review) and is not entered.
    `ends` are the ways in which what is open at a court can have ended by then.
    """

    after: Phase
    hindrances: tuple[str, ...]
    needs_reason: bool
    needs_docket: bool
    is_own_step: bool
    ends: tuple[EndedBy, ...] = ()


@permitted(Action.READ_STATUS, shows=True)
def moves(desk: Desk, case_id: int) -> tuple[Move, ...]:
    """Return the moves of a case, the oldest first; reasons only for who may read the case in full."""
    from legal_docs.storage import moves as kept

    if right(desk.who.role, Action.READ_CASE):
        with reading(desk, "move.list", f"case:{case_id}") as tx:
            case_of(desk, tx, case_id, Action.READ_STATUS)
            return kept.of_case(tx, case_id)
    with desk.records.reading() as tx:
        case_of(desk, tx, case_id, Action.READ_STATUS)
        found = kept.of_case(tx, case_id)
    return tuple(each.model_copy(update={"reason": ""}) for each in found)


@permitted(Action.READ_CASE)
def possible(desk: Desk, case_id: int) -> tuple[Way, ...]:
    """Return where the case can go from here and what stands in the way of each. Raises NotAllowedError.

    Moves this person's role has no right to are left out.
    """
    from legal_docs.storage import cases

    with desk.records.reading() as tx:
        record = case_of(desk, tx, case_id, Action.READ_CASE)
        now = standing(tx, record)
        going_on = {each.kind for each in open_courses(cases.load(tx, case_id).case)}
    open_to_me = (after for after in MOVES[now.phase] if right(desk.who.role, right_for(now.phase, after)))
    ends = tuple(dict.fromkeys(end for kind in ENDS if kind in going_on for end in ENDS[kind]))
    return tuple(_way(desk, now, after, ends) for after in open_to_me)


@permitted(Action.MOVE_CASE)
def to_enter(
    desk: Desk, case_id: int, to: Phase, *, on: date, docket: str = "", told: Particulars = NOTHING_TOLD
) -> Entry:
    """Return what a step on a day would enter into the case file, to be shown before it is made.

    Nothing is kept. Raises BadInputError for a docket number that cannot be one, NotAllowedError.
    """
    docket = _docket(docket)
    with reading(desk, "case.read", f"case:{case_id}") as tx:
        record = case_of(desk, tx, case_id, Action.MOVE_CASE)
        return court_entering.found(desk, tx, record, Step(record.phase, to, on, docket), told)


@permitted(Action.MOVE_CASE)
def move(
    desk: Desk,
    case_id: int,
    to: Phase,
    *,
    on: date,
    reason: str = "",
    docket: str = "",
    told: Particulars = NOTHING_TOLD,
    recovered: Decimal | None = None,
    seen: int | None = None,
) -> CaseRecord:
    """Return the case after a step of its life on a day, with a reason or docket number where one is needed.

    What the step says for the case file (a suit, its end, an instrument, an application for enforcement) is
    entered there in the same transaction, as a new version with the same reason; never a second time. `seen`
    is the version for which it was shown. An approval taken back is no approval any more. `recovered` (yuan)
    is told when the case is closed; null leaves what is known. Raises ConflictError or BadInputError where
    something stands in the way, the step comes of other work, the sum cannot be one, or the case file says
    otherwise and `told` does not say what to do; NotAllowedError.
    """
    docket, reason, recovered = _docket(docket), reason.strip(), _back(to, recovered)
    ready = _ready(desk, case_id, lambda record: Step(record.phase, to, on, docket), told, seen)
    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.MOVE_CASE)
        if (record.phase, to) in _OWN_SERVICE or to is Phase.NOT_SUED:
            raise _own_step(to)
        court_entering.demand_same_step(tx, record, ready)
        columns = _columns(tx, desk, record, to, recovered)
        record = moved(tx, desk, record, to, on=on, reason=reason, docket=docket, **columns)
        why = "；".join(filter(None, (f"登记{to.label}", reason)))
        return court_entering.enter(tx, desk, record, ready, reason=why)


@permitted(Action.DECIDE_NOT_TO_SUE)
def decide_not_to_sue(desk: Desk, case_id: int, *, reason: str) -> CaseRecord:
    """Return the case as not to be sued; what is left of its earliest period stands beside the reason.

    Raises BadInputError without a reason, ConflictError where the newest version is not checked.
    """
    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.DECIDE_NOT_TO_SUE)
        left = limitation_left(record.last_day, desk.today())
        said = f"{reason.strip().rstrip('。')}。{left}" if reason.strip() else ""
        return moved(tx, desk, record, Phase.NOT_SUED, reason=said)


@permitted(Action.MOVE_CASE)
def note_court(
    desk: Desk, case_id: int, *, docket: str, hearing_on: date | None, recovered: Decimal | None
) -> CaseRecord:
    """Return the case with what the court has told: docket number, day of hearing, money recovered (yuan).

    A new day of a hearing stands among the deadlines too. Raises BadInputError, ConflictError before filing.
    """
    from legal_docs.storage import cases

    told = {"docket": _docket(docket), "hearing_on": hearing_on, "recovered": _amount(recovered)}
    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.MOVE_CASE)
        if record.phase.is_before_filing and any(told.values()):
            raise ConflictError(
                "案件还没有立案，请先在“变更进度”中登记立案",
                "The case is not filed yet; enter the filing first",
            )
        changed = {name: value for name, value in told.items() if getattr(record, name) != value}
        if not changed:
            return record
        if "hearing_on" in changed:
            put_hearing(tx, desk, case_id, hearing_on)
        desk.note(tx, "case.court", f"case:{case_id}", fields="、".join(sorted(changed)))
        return cases.note(tx, case_id, at=desk.now(), by=desk.who.id, **changed)


def _way(desk: Desk, now: Standing, after: Phase, ends: tuple[EndedBy, ...]) -> Way:
    def said(**told: str) -> tuple[str, ...]:
        wish = Wish(after, desk.today(), desk.who.id, **told)
        return tuple(error.zh for error in hindrances(now, wish, desk.today()))

    in_the_way = said(reason="—", docket="—")
    return Way(
        after=after,
        hindrances=in_the_way,
        needs_reason=said(docket="—") != in_the_way,
        needs_docket=said(reason="—") != in_the_way,
        is_own_step=(now.phase, after) in _OWN_SERVICE,
        ends=ends if after is Phase.CLOSED else (),
    )


def _docket(words: str) -> str:
    """Return a docket number as it is kept. Raises BadInputError."""
    words = "".join(words.split())
    if len(words) > _LONGEST_DOCKET or any(not sign.isprintable() for sign in words):
        raise BadInputError(
            f"案号不应超过{_LONGEST_DOCKET}个字，请核对",
            f"A docket number has at most {_LONGEST_DOCKET} signs",
        )
    return words


def _back(to: Phase, recovered: Decimal | None) -> Decimal | None:
    """Return the sum told of a step. Raises BadInputError where it is none, or the case is not closed."""
    if recovered is not None and to is not Phase.CLOSED:
        raise BadInputError(
            f"转为“{to.label}”时不登记已回收金额，请在“法院信息”中登记",
            "The sum recovered is told when a case is closed; otherwise enter it with what the court told",
        )
    return _amount(recovered)


def _columns(
    tx: "Tx", desk: Desk, record: CaseRecord, to: Phase, recovered: Decimal | None
) -> dict[str, Decimal | int]:
    """Return the columns a step sets beside the phase; a sum that is new is an event of its own."""
    if (record.phase, to) == (Phase.APPROVED, Phase.DRAFTED):
        return {"approved_version": 0}
    if recovered in (None, record.recovered):
        return {}
    desk.note(tx, "case.court", f"case:{record.id}", fields="recovered")
    return {"recovered": recovered}


def _amount(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    try:
        found: Decimal = TypeAdapter(Amount).validate_python(value)
    except ValidationError:
        raise BadInputError(
            "回收金额应为不小于零、最多两位小数的数",
            "The sum recovered is a number from zero on with at most two places",
        ) from None
    return found


def _ready(
    desk: Desk, case_id: int, step: Callable[[CaseRecord], Step], told: Particulars, seen: int | None
) -> court_entering.Prepared:
    """Return what a step enters, computed before the transaction it is kept in."""
    with desk.records.reading() as tx:
        record = case_of(desk, tx, case_id, Action.MOVE_CASE)
        if seen not in (None, record.version):
            raise _changed_meanwhile()
        wanted = court_entering.dated(tx, record, step(record))
        made = court_entering.found(desk, tx, record, wanted, told)
    return court_entering.prepared(desk, record.version, made, told, wanted)


def _changed_meanwhile() -> ConflictError:
    return ConflictError(
        "案件资料有改动，请重新核对将要登记的内容后再登记",
        "The case was changed; look at what is to be entered again",
    )


def _own_step(to: Phase) -> LegalDocsError:
    return ConflictError(
        f"“{to.label}”不能直接登记：审查、制作文书、提交复核、复核和决定不起诉各有自己的操作",
        f"{to.value} is not entered by hand: check, papers, review and decision have their own acts",
    )
