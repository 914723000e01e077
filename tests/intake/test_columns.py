from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from legal_docs.intake.columns import CASE_NUMBER, HEADERS, RECORDS, SHEETS, column_of, sheet_called, tidy
from legal_docs.intake.fields import Kind, Sheet, bare
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import NaturalPerson, Organisation

each_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)


def _leaves(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, field in model.model_fields.items():
        yield from _leaf(field.annotation, (*path, name))


def _leaf(annotation: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    kind = bare(annotation)
    kind = bare(get_args(kind)[0]) if get_origin(kind) is tuple else kind
    for inner in (NaturalPerson, Organisation) if kind is NaturalPerson else (kind,):
        if isinstance(inner, type) and issubclass(inner, BaseModel) and inner is not Proof:
            yield from _leaves(inner, path)
        else:
            yield path


def test_every_field_of_a_case_file_has_a_column() -> None:
    assert [leaf for leaf in _leaves(CaseFile) if leaf not in HEADERS] == []


def test_every_column_fills_a_field_the_model_has() -> None:
    known = set(_leaves(CaseFile))
    assert [loc for loc in HEADERS if loc not in known] == []


@each_sheet
def test_no_header_or_alias_means_two_columns_of_a_sheet(sheet: Sheet) -> None:
    words = [tidy(word) for c in sheet.columns for word in {c.header, *c.aliases}]
    assert sorted(words) == sorted(set(words))


@each_sheet
def test_every_sheet_starts_with_the_case_number(sheet: Sheet) -> None:
    assert sheet.columns[0].header == CASE_NUMBER
    assert sheet.columns[0].required


@each_sheet
def test_the_fields_of_one_column_are_of_one_kind(sheet: Sheet) -> None:
    for column in sheet.columns:
        assert len({str(field.annotation) for field in column.fields}) <= 1, column.header


def test_no_name_means_two_sheets() -> None:
    names = [tidy(name) for sheet in SHEETS for name in (sheet.name, *sheet.aliases)]
    assert sorted(names) == sorted(set(names))


def test_every_record_is_made_by_some_sheet() -> None:
    made = {name for sheet in SHEETS for name in sheet.records}
    made |= {p.record for s in SHEETS if s.selector for picks in s.selector.picks.values() for p in picks}
    assert made == set(RECORDS)


@pytest.mark.parametrize("header", ["年利率%", "年利率％", " 年 利率% ", "年利率%*", "执行利率"])
def test_headers_are_known_in_full_width_with_spaces_stars_and_by_alias(header: str) -> None:
    sheet = sheet_called("借款")
    assert sheet is not None
    column = column_of(sheet, header)
    assert column is not None and column.header == "年利率%"


def test_kinds_and_choices_come_from_the_model() -> None:
    loans = sheet_called("借款合同")
    assert loans is not None
    kinds = {c.header: c.kind for c in loans.columns}
    assert kinds["合同金额"] is Kind.AMOUNT
    assert kinds["签订日期"] is Kind.DAY
    assert kinds["计息基数"] is Kind.WHOLE
    assert kinds["合同证据"] is Kind.PROOFS
    assert kinds["抵充顺序"] is Kind.CHOICES
    rate = column_of(loans, "利率方式")
    assert rate is not None and rate.choices == ("固定利率", "LPR浮动")
