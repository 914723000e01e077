"""The form counsel is handed: the case filled in, the rest open, the same bytes each time."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from legal_docs.model.feedback import FeedbackResult
from legal_docs.services import feedback
from legal_docs.services.feedback_form import HEADERS, form
from tests.bundling.cases import case

CASE = case(number="LN-1")


def test_the_form_names_the_case_and_offers_the_results() -> None:
    page = load_workbook(BytesIO(form(CASE))).worksheets[0]
    assert [cell.value for cell in page[1]] == list(HEADERS.values())
    assert [cell.value for cell in page[2]][:6] == ["LN-1", None, None, None, CASE.court, None]
    (rule,) = page.data_validations.dataValidation
    assert rule.formula1 == f'"{",".join(FeedbackResult.labels())}"'
    assert "H2:H200" in str(rule.sqref)
    assert {page[f"{column}2"].number_format for column in "CDGJ"} == {"yyyy-mm-dd"}


def test_a_form_never_holds_a_formula() -> None:
    odd = case(number="LN-1", court="=HYPERLINK(1)")
    page = load_workbook(BytesIO(form(odd))).worksheets[0]
    assert (page["E2"].value, page["E2"].data_type) == ("=HYPERLINK(1)", "s")


def test_the_same_case_gives_the_same_form() -> None:
    one, two = form(CASE), form(CASE)
    assert one == two
    with zipfile.ZipFile(BytesIO(one)) as parts:
        assert b"2000-01-01T00:00:00Z</dcterms:modified>" in parts.read("docProps/core.xml")


def test_a_form_of_older_packs_without_the_days_of_filing_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook()
    book.worksheets[0].append(["案件编号", "立案案号", "受理法院", "结果"])
    book.worksheets[0].append(["LN-1", "（2026）某0106民初123号", CASE.court, "已立案"])
    book.save(path)
    found, problems = feedback.read(path, {"LN-1": CASE}, on=date(2026, 11, 22))
    assert [(p.code, p.place.row) for p in problems] == [("feedback_no_filing_day", 2)]
    assert "登记立案时按反馈当天计" in problems[0].zh
    assert (found.updates[0].filed_on, found.updates[0].sued_on) == (None, None)
