"""A case as the store keeps it: the columns lists are made of, and each version of the whole file."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from legal_docs.model.base import Amount, FreeText, Labelled, Model, Text
from legal_docs.model.casefile import CaseFile, Cause
from legal_docs.model.deadline import Nearest
from legal_docs.model.life import Phase


class CaseRecord(Model):
    """案件登记: one case in the store. `version` counts the changes of its file, from 1.

    `parties` names the debtors (personal data, kept encrypted). `owed`, `last_day` (the earliest safe last
    day), `act_by`, `next_act` are computed with each save and check and by `legal-docs refresh`; null: not
    known. A case that lacks what is needed keeps the days known before, without `owed`.
    `approved_version` is the version a reviewer approved; 0: none. `due_on` is the earliest day of all open
    deadlines, those a court set among them, gone by or to come; null: none, or the case has ended.
    `is_unproved`: proceedings under way have nothing that proves them; null: not looked at yet.
    """

    id: int
    number: Text
    branch: FreeText
    cause: Cause
    parties: FreeText
    phase: Phase
    version: Annotated[int, Field(ge=1)]
    checked_version: int = 0
    approved_version: int = 0
    handler: int | None = None
    counsel: int | None = None
    docket: FreeText = ""
    owed: Amount | None = None
    last_day: date | None = None
    act_by: date | None = None
    due_on: date | None = None
    next_act: FreeText = ""
    hearing_on: date | None = None
    recovered: Amount | None = None
    is_unproved: bool | None = None
    created_at: datetime
    updated_at: datetime
    updated_by: int


class CaseVersion(Model):
    """案件版本: the whole case file as it was saved: when, by whom, why."""

    case_id: int
    version: int
    case: CaseFile
    at: datetime
    by: int
    reason: FreeText = ""


class CaseChange(Model):
    """案件改动: one saved change of the case file, without the file: when, by whom, why, which fields.

    A field is a path such as `people.1.phone`, or `people` where some were added or taken away.
    """

    case_id: int
    version: int
    at: datetime
    by: int
    reason: FreeText = ""
    fields: tuple[str, ...] = ()


class CaseOrder(Labelled):
    """排序."""

    DUE = "due", "最近期限"
    LAST_DAY = "last_day", "最早届满日"
    ACT_BY = "act_by", "行动日"
    AMOUNT = "amount", "金额从大到小"
    UPDATED = "updated", "最近更新"
    NUMBER = "number", "案件编号"


class CaseSlice(Model):
    """案件范围: the cases one figure counts; what is null does not narrow it.

    Each span holds its first day or moment and not its last. `filed_…`: the day it was filed, at any time.
    """

    added_from: datetime | None = None
    added_before: datetime | None = None
    last_day_from: date | None = None
    last_day_before: date | None = None
    has_last_day: bool | None = None
    has_counsel: bool | None = None
    filed_from: date | None = None
    filed_before: date | None = None


class CaseQuery(Model):
    """查询条件: what a list of cases is asked for; what is empty does not narrow it.

    `number` matches a part of the case number; `term` is a whole name, identity number, phone or account,
    found by blind index only. `branches`: null means every branch. `due_before`: of the open deadlines of
    every kind the next to come falls before that day; `is_overdue`: one is gone by. `today` is the day both,
    and the order by deadlines, are reckoned from; null: everything is still to come. `page` counts from 1.
    """

    number: FreeText = ""
    term: FreeText = ""
    branches: tuple[str, ...] | None = None
    phases: tuple[Phase, ...] = ()
    cause: Cause | None = None
    handler: int | None = None
    counsel: int | None = None
    today: date | None = None
    due_before: date | None = None
    is_overdue: bool = False
    slice: CaseSlice = CaseSlice()
    order: CaseOrder = CaseOrder.LAST_DAY
    page: Annotated[int, Field(ge=1)] = 1
    size: Annotated[int, Field(ge=1, le=200)] = 50


class Listing(Model):
    """案件列表: one page of cases, and how many there are on all pages.

    `nearest` tells by the id of a case which of its deadlines comes next; those without any are not there.
    """

    rows: tuple[CaseRecord, ...]
    total: int
    nearest: Mapping[int, Nearest] = Field(default_factory=dict)
