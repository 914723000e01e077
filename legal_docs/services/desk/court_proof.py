"""What proves that proceedings were begun: chosen among the evidence, put beside each that has no proof."""

from dataclasses import dataclass

from legal_docs.access.rules import Action
from legal_docs.errors import ConflictError
from legal_docs.model import courses
from legal_docs.model.base import Proof
from legal_docs.model.contact import CaseEvent
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import court_entering
from legal_docs.services.desk.court_entry import Entry, Particulars
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import case_of, permitted, refused
from legal_docs.services.desk.reading import reading


@dataclass(frozen=True, slots=True)
class Unproved:
    """缺少证明材料的程序: the open suits and applications, and the evidence files there are, by path."""

    events: tuple[CaseEvent, ...]
    files: tuple[str, ...]


@permitted(Action.MOVE_CASE)
def unproved(desk: Desk, case_id: int) -> Unproved:
    """Return the open proceedings without proof, which interrupt no period on the safe reading."""
    from legal_docs.storage import cases, evidence

    with reading(desk, "case.read", f"case:{case_id}") as tx:
        case_of(desk, tx, case_id, Action.MOVE_CASE)
        bare = courses.unproved(cases.load(tx, case_id).case)
        files = tuple(item.path for item in evidence.of_case(tx, case_id))
    return Unproved(bare, files)


@permitted(Action.MOVE_CASE)
def prove(desk: Desk, case_id: int, path: str) -> CaseRecord:
    """Return the case in which an evidence file proves every open proceeding that had no proof.

    Its periods are computed anew. Raises ConflictError where there is none, or the case was changed
    meanwhile; NotAllowedError where the file is not there.
    """
    from legal_docs.storage import cases, evidence

    with desk.records.reading() as tx:
        record = case_of(desk, tx, case_id, Action.MOVE_CASE)
        if path not in {item.path for item in evidence.of_case(tx, case_id)}:
            raise refused()
        case = cases.load(tx, case_id).case
    bare = courses.unproved(case)
    if not bare:
        raise ConflictError("起诉、申请都已有证明材料", "Every proceeding has its proof already")
    shown = {each.id: each.model_copy(update={"evidence": (Proof(file=path),)}) for each in bare}
    proved = case.model_copy(update={"events": tuple(shown.get(each.id, each) for each in case.events)})
    said = tuple(f"{each.on}对{each.target}{each.kind.label}的证明材料" for each in bare)
    told = Particulars()
    ready = court_entering.prepared(desk, record.version, Entry(proved, new=said), told)
    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.MOVE_CASE)
        return court_entering.enter(tx, desk, record, ready, reason="注明起诉、申请的证明材料")
