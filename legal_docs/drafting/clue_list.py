"""财产线索清单: the property known of, by owner and kind (财产保全规定2020.10)."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.property_items import PropertyItem, by_owner, items_of, open_clues
from legal_docs.drafting.words import count, day
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind


class KindGroup(Context):
    """一个人的同一种类的财产."""

    number: int = Field(alias="序号")
    kind: str = Field(alias="种类", examples=["银行存款"])
    items: tuple[PropertyItem, ...] = Field(alias="财产")


class OwnerClues(Context):
    """一个人的财产线索."""

    number: str = Field(alias="序号", examples=["一"])
    owner: str = Field(alias="权利人")
    id_number: str = Field(alias="证件号码", description="未录入时为空")
    kinds: tuple[KindGroup, ...] = Field(alias="各种类")


class ClueList(Context):
    """财产线索清单的全部内容."""

    cause: str = Field(alias="案由")
    submitter: str = Field(alias="提交人")
    role: str = Field(alias="提交人地位", examples=["申请人", "申请执行人"])
    opponent: str = Field(alias="对方地位", examples=["被申请人", "被执行人"])
    instruments: str = Field(alias="执行依据", description="执行依据的文号；起诉阶段为空")
    owners: tuple[OwnerClues, ...] = Field(alias="各权利人")
    count: int = Field(alias="线索条数")
    date: str = Field(alias="提交日期", description="未填写时为空，提交时手写")


def clue_list(dossier: Dossier) -> ClueList:
    """Return the list of the property that answers for the debt, as far as the bank knows it."""
    case, clues = dossier.case, open_clues(dossier.case)
    enforcing = case.stage is Stage.ENFORCEMENT
    return ClueList.of(
        cause=case.cause.label,
        submitter=case.creditor.name,
        role="申请执行人" if enforcing else "申请人",
        opponent="被执行人" if enforcing else "被申请人",
        instruments="、".join(each.number for each in case.judgments) if enforcing else "",
        owners=tuple(_owner(dossier, n, name) for n, name in enumerate(by_owner(clues), 1)),
        count=len(clues),
        date=day(case.file_on) if case.file_on else "",
    )


def must_say(context: ClueList) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: owners, things, numbers, sums, rulings, courts."""
    items = [item for owner in context.owners for kind in owner.kinds for item in kind.items]
    told = [(i.thing, i.location, i.number, i.value, i.prior, i.sealed_by) for i in items]
    held = [(h.court, h.ruling, h.limit, h.until) for i in items for h in i.held]
    names = [context.submitter, *(owner.owner for owner in context.owners)]
    return (*names, *(text for row in (*told, *held) for text in row if text))


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the list where property is known, in a suit and in enforcement."""
    if open_clues(dossier.case):
        paper = clue_list(dossier)
        yield Draft(FilingKind.CLUE_LIST, "财产线索清单.docx", paper, must_say(paper))


def _owner(dossier: Dossier, number: int, name: str) -> OwnerClues:
    person = dossier.case.person(name)
    return OwnerClues.of(
        number=count(number),
        owner=name,
        id_number=person.id_number if person.kind == "natural" else person.uscc,
        kinds=tuple(_kinds(dossier, name)),
    )


def _kinds(dossier: Dossier, owner: str) -> Iterator[KindGroup]:
    clues = by_owner(open_clues(dossier.case))[owner]
    for number, kind in enumerate(dict.fromkeys(each.kind for each in clues), 1):
        same = [each for each in clues if each.kind is kind]
        yield KindGroup.of(number=number, kind=kind.label, items=items_of(dossier, same))
