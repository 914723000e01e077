"""Files that could not be used stand in the reason of the version, a line each, and are read from there."""

from datetime import UTC, datetime

from legal_docs.intake.codes import problem
from legal_docs.model.problem import Place, Severity
from legal_docs.model.record import CaseChange
from legal_docs.services.desk.left_out import LeftOut, of, split, worded

AT = datetime(2026, 6, 30, tzinfo=UTC)
BROKEN = problem("missing_value", Place(file="01-合同/坏.pdf"), name="甲")
ODD = problem("missing_value", Place(file="坏\n的.pdf"), name="乙")


def change(version: int, reason: str) -> CaseChange:
    return CaseChange(case_id=1, version=version, at=AT, by=1, reason=reason)


def test_each_refused_file_has_a_line_and_is_told_once() -> None:
    reason = worded("导入“a.zip”", [BROKEN, BROKEN, ODD])
    assert split(reason) == (
        "导入“a.zip”；2份文件没有作为证据",
        ("01-合同/坏.pdf：“甲”没有填写", "坏 的.pdf：“乙”没有填写"),
    )
    assert of([change(2, "修改"), change(1, reason)]) == (
        LeftOut(AT, "01-合同/坏.pdf：“甲”没有填写"),
        LeftOut(AT, "坏 的.pdf：“乙”没有填写"),
    )


def test_warnings_and_reasons_of_other_kinds_stay_as_they_are() -> None:
    warned = BROKEN.model_copy(update={"severity": Severity.WARNING})
    assert worded("上传证据1份", [warned]) == "上传证据1份"
    assert split("核对\n后修改") == ("核对\n后修改", ()) and split("") == ("", ())
