"""CaseFile → rows of the sheets: the way back, for the template, for samples and for round trips."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import time
from typing import Any

from legal_docs.intake.cells import label
from legal_docs.intake.columns import CASE_NUMBER, SHEETS
from legal_docs.intake.fields import Column, Kind, Sheet
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import Debtor
from legal_docs.model.security import Collateral, CollateralKind

Cells = dict[str, Any]
_SHEETS: Mapping[str, Sheet] = {sheet.name: sheet for sheet in SHEETS}
_PLAIN = {
    "还款流水": ("repayments", "repayment"),
    "余额": ("balances", "balance"),
    "费用": ("costs", "cost"),
    "催收记录": ("contacts", "contact"),
    "财产线索": ("clues", "clue"),
    "证据": ("evidence", "exhibit"),
}


def unfold(cases: Iterable[CaseFile]) -> dict[str, list[Cells]]:
    """Return the rows of each sheet, cells by header; every sheet is there, if only without rows."""
    rows: dict[str, list[Cells]] = {sheet.name: [] for sheet in SHEETS}
    for case in cases:
        for sheet, cells in _rows(case):
            rows[sheet].append({CASE_NUMBER: case.number, **cells})
    return rows


def _rows(case: CaseFile) -> Iterator[tuple[str, Cells]]:
    yield "案件", _row("案件", case=case)
    if case.escalation:
        yield "移交情况", _row("移交情况", escalation=case.escalation)
    yield from (("当事人", cells) for cells in _parties(case))
    yield from _loans(case)
    yield from _cards(case)
    for sheet, (part, record) in _PLAIN.items():
        yield from ((sheet, _row(sheet, **{record: item})) for item in getattr(case, part))
    for guarantor in case.guarantors:
        yield "担保", _row("担保", guarantor=guarantor) | {"担保类型": "保证"}
    for item in case.collateral:
        yield "担保", _row("担保", collateral=item) | {"担保类型": item.kind.label}
    yield from _proceedings(case)


def _parties(case: CaseFile) -> Iterator[Cells]:
    yield _row("当事人", creditor=case.creditor) | {"角色": "债权人"}
    for agent in case.creditor.agents:
        yield _row("当事人", agent=agent) | {"角色": "委托诉讼代理人"}
    waiting = list(case.debtors)  # rows keep the order of both people and debtors
    for person in case.people:
        first = waiting.pop(0) if waiting and waiting[0].name == person.name else None
        roles = ([first.role.label] if first else []) + _security_roles(case, person.name)
        cells = _row("当事人", person=person, **({"debtor": first} if first else {}))
        yield cells | {"角色": "、".join(roles) or "其他"}
    yield from (_debtor(case, debtor) for debtor in waiting)


def _debtor(case: CaseFile, debtor: Debtor) -> Cells:
    return _row("当事人", debtor=debtor) | {"角色": debtor.role.label}


def _security_roles(case: CaseFile, name: str) -> list[str]:
    guarantees = ["保证人"] if any(g.name == name for g in case.guarantors) else []
    owned = dict.fromkeys(_owner_role(c) for c in case.collateral if name in (c.owner, *c.co_owners))
    return guarantees + list(owned)


def _owner_role(item: Collateral) -> str:
    mortgage = item.kind in (CollateralKind.MORTGAGE_REAL, CollateralKind.MORTGAGE_MOVABLE)
    return "抵押人" if mortgage else "出质人"


def _loans(case: CaseFile) -> Iterator[tuple[str, Cells]]:
    for loan in case.loans:
        for place, note in enumerate(loan.disbursements):
            terms = {"loan": loan} if place == 0 else {}
            yield "借款", {"合同编号": loan.number} | _row("借款", disbursement=note, **terms)
            for item in note.schedule:
                yield "还款计划", {"借据编号": note.note} | _row("还款计划", installment=item)


def _cards(case: CaseFile) -> Iterator[tuple[str, Cells]]:
    for card in case.cards:
        yield "信用卡", _row("信用卡", card=card)
        for item in card.statements:
            yield "账单", {"卡号": card.number} | _row("账单", statement=item)


def _proceedings(case: CaseFile) -> Iterator[tuple[str, Cells]]:
    for event in case.events:
        yield "程序", {"类别": "事件"} | _row("程序", event=event)
    for preservation in case.preservations:
        yield "程序", {"类别": "保全"} | _row("程序", preservation=preservation)
    for judgment in case.judgments:
        yield "程序", {"类别": "生效法律文书"} | _row("程序", judgment=judgment)
        link = {"文书案号": judgment.number}
        for award in judgment.items:
            yield "判项", link | {"类别": "判项"} | _row("判项", award=award)
        for part in judgment.instalments:
            yield "判项", link | {"类别": "分期履行"} | _row("判项", performance=part)


def _row(sheet: str, **records: Any) -> Cells:
    cells: Cells = {}
    for column in _SHEETS[sheet].columns:
        for field in column.fields:
            value = _get(records.get(field.record.name), field.path)
            if value not in (None, "", ()):
                cells[column.header] = _cell(column, value)
    return cells


def _get(found: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        found = getattr(found, name) if name in getattr(type(found), "model_fields", {}) else None
    return found


def _cell(column: Column, value: Any) -> Any:
    if column.labels:
        return next(word for word, meant in column.labels.items() if meant == value)
    match column.kind:
        case Kind.PROOFS:
            return "；".join(_proof(proof) for proof in value)
        case Kind.NAMES | Kind.CHOICES:
            return "、".join(label(item) for item in value)
        case _:
            return value.isoformat("minutes") if isinstance(value, time) else label(value)


def _proof(proof: Proof) -> str:
    return f"{proof.file}#{proof.page}" if proof.page else proof.file
