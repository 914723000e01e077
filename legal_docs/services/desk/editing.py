"""Changing a case on screen: a draft of its sheets, checked as it grows, kept with a reason."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from legal_docs.access.rules import Action
from legal_docs.drafting.words import yuan
from legal_docs.errors import BadInputError
from legal_docs.intake.cells import CellError, read
from legal_docs.intake.columns import CASE_NUMBER, RECORDS, SHEETS
from legal_docs.intake.draft import Draft, begun, texts
from legal_docs.intake.edited import from_sheets, problems_of
from legal_docs.intake.fields import Column, Kind
from legal_docs.intake.places import header_of
from legal_docs.intake.raw import generic
from legal_docs.intake.renewed import Key, Renewal, renewed
from legal_docs.model.casefile import CaseFile
from legal_docs.model.problem import Problem
from legal_docs.services.desk import cases
from legal_docs.services.desk.cases import Saved
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import permitted

Rows = list[dict[str, str]]
_PEOPLE = "当事人"
_SUMMARY = {
    "当事人": ("角色", "姓名或名称", "联系电话", "证件号码"),
    "借款": ("合同编号", "借款种类", "借据编号", "放款金额", "放款日", "到期日"),
    "信用卡": ("卡号", "持卡人", "开卡日期", "信用额度"),
    "担保": ("担保类型", "担保人", "合同编号", "担保物"),
}


@permitted(Action.EDIT_CASE)
def begin(desk: Desk, case_id: int) -> Draft:
    """Return a draft of the newest version of a case. Raises NotAllowedError."""
    opened = cases.open_case(desk, case_id)
    return begun(case_id, opened.version, opened.case)


@permitted(Action.EDIT_CASE)
def check(desk: Desk, draft: Draft) -> tuple[Problem, ...]:
    """Return what is wrong with the draft, each with sheet, row and header."""
    return from_sheets(draft.sheets(), on=desk.today())[1]


@permitted(Action.EDIT_CASE)
def keep(desk: Desk, draft: Draft, reason: str, *, mark: int = 0) -> Saved:
    """Keep the draft as a new version of its case; what was kept of it unsaved, under `mark`, is removed.

    Raises BadInputError where it has errors or no reason is given, ConflictError where somebody else saved
    the case meanwhile (`renew` then lays the draft over the newer version), NotAllowedError.
    """
    if not reason.strip():
        raise BadInputError("请填写修改原因", "Give the reason of the change")
    case, problems = from_sheets(draft.sheets(), on=desk.today())
    if case is None:
        wrong = [p for p in problems if p.is_error]
        raise BadInputError(
            "；".join(p.sentence() for p in wrong), "; ".join(p.sentence("en") for p in wrong)
        )
    return cases.save_case(desk, draft.case_id, case, seen=draft.seen, reason=reason.strip(), draft=mark)


@permitted(Action.EDIT_CASE)
def renew(desk: Desk, draft: Draft, *, theirs: Collection[Key] = ()) -> Renewal:
    """Return the draft laid over the newest version, with each changed cell as it was, is, and is typed.

    `theirs` names the cells that both changed in which the other's content is taken.
    """
    opened = cases.open_case(desk, draft.case_id)
    return renewed(draft, opened.version, opened.case, theirs=theirs)


def doubts(desk: Desk, case: CaseFile) -> tuple[Problem, ...]:
    """Return what the checks say of a case that was opened, as of today."""
    return problems_of(case, on=desk.today())


def summary(case: CaseFile) -> dict[str, Rows]:
    """Return the few columns one reads first, sheet by sheet; sheets without rows are left out."""
    whole = texts(case)
    return {
        name: [_read(name, row, headers) for row in whole[name]]
        for name, headers in _SUMMARY.items()
        if whole[name]
    }


def reading(case: CaseFile) -> dict[str, Rows]:
    """Return every sheet that has rows, with the columns that are filled, in their order."""
    return {name: shown(name, rows) for name, rows in texts(case).items() if rows}


def shown(sheet: str, rows: Iterable[Mapping[str, str]]) -> Rows:
    """Return the rows of a sheet with the columns that any of them fills, in their order; sums as money."""
    kept = list(rows)
    used = [h for h in _columns(sheet) if h != CASE_NUMBER and any(row.get(h) for row in kept)]
    return [_read(sheet, row, used) for row in kept]


@cache
def _columns(sheet: str) -> Mapping[str, Column]:
    return {column.header: column for each in SHEETS if each.name == sheet for column in each.columns}


def _read(sheet: str, row: Mapping[str, str], headers: Iterable[str]) -> dict[str, str]:
    """Return these cells of a row as people read them."""
    return {header: _money(_columns(sheet)[header], row.get(header, "")) for header in headers}


def _money(column: Column, text: str) -> str:
    """Return a sum as `1,234.50`; what is no sum, a share or finer than a cent stays as it was written."""
    if column.kind is not Kind.AMOUNT or column.header.endswith("%") or not text:
        return text
    try:
        amount = read(text, column)
    except CellError:
        return text
    return yuan(amount) if amount == round(amount, 2) else text


def field_words(paths: Iterable[str]) -> tuple[str, ...]:
    """Return changed fields as people read them (`当事人 第2项 联系电话`), each once."""
    return tuple(dict.fromkeys(_words(path) for path in paths))


def _words(path: str) -> str:
    loc = tuple(int(part) if part.isdigit() else part for part in path.split("."))
    names, header = generic(loc), header_of(loc)[1]
    record = max((r for r in RECORDS.values() if names[: len(r.path)] == r.path), key=lambda r: len(r.path))
    what = _PEOPLE if record.name == "person" else record.zh
    place = next((f"第{part + 1}项" for part in reversed(loc) if isinstance(part, int)), "")
    return " ".join(part for part in (what, place, header) if part)
