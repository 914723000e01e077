"""When the bank must itself ask for a measure to be lifted, or pay for the harm (R-PRES-12)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.preserving.preservation_rules import taken_on
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.finding import NextAct
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.property import Preservation

_FALLEN_AWAY = {
    EndedBy.WITHDRAWN: "撤回起诉",
    EndedBy.DEEMED_WITHDRAWN: "按撤诉处理",
    EndedBy.NOT_ACCEPTED: "起诉不予受理",
    EndedBy.DISMISSED: "起诉被驳回",
}
_PERFORMED = "债务已经履行完毕"


@applies("财产保全规定2020.23", "民诉法2023.108", "民诉法解释2022.166")
def basis_fallen_away(event: CaseEvent, on: date) -> str:
    """Return why measures taken for it have lost their basis by `on`, in words; empty where they have not."""
    if event.ended_on is None or event.ended_on > on:
        return ""
    if event.kind in (EventKind.SUIT, EventKind.ARBITRATION):
        return _FALLEN_AWAY.get(event.ended_by, "") if event.ended_by else ""
    is_done = event.kind is EventKind.ENFORCEMENT and event.ended_by is EndedBy.PERFORMED
    return _PERFORMED if is_done else ""


@applies("财产保全规定2020.22", "民诉法2023.107", "民诉法解释2022.167")
def lifting_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield for each measure whose basis has fallen away that its lifting is to be asked for promptly."""
    for event in case.events:
        why = basis_fallen_away(event, on)
        held = [each for each in case.preservations if each.owner == event.target and _is_older(each, event)]
        if why and held:
            yield _point(event, why, held)


def _is_older(measure: Preservation, event: CaseEvent) -> bool:
    return event.ended_on is not None and taken_on(measure) <= event.ended_on


def _point(event: CaseEvent, why: str, held: list[Preservation]) -> Point:
    things = "、".join(each.asset for each in held)
    said = (
        f"{zh(event.ended_on)}{why}，对{event.target}的{things}的保全失去依据：应当及时申请解除（法院五日内裁定），"
        "未及时申请的，赔偿被保全人因此所受的损失；已重新起诉或者另有依据的，请在事件中补录"
    )
    articles = ("财产保全规定2020.23", "民诉法2023.108", "民诉法解释2022.166")
    act = NextAct(act=f"申请解除对{things}的保全", by=None, paper="解除保全申请书", articles=articles[:1])
    return Point(
        topic=Topic.PRESERVATION,
        code="lift_preservation",
        rule="R-PRES-12",
        level=Level.STOP,
        subject=event.target,
        sentence=said,
        articles=articles,
        proofs=event.evidence,
        next_acts=(act,),
    )
