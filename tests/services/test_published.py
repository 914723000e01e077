"""Files of holidays and of the LPR that a setting names: used, or refused with the place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from legal_docs.errors import ExitCode, SettingsError
from legal_docs.law import calendar
from legal_docs.law.charging import lpr
from legal_docs.services.published import holidays, notices, own_text, publications, rates
from legal_docs.services.wiring import Wiring, wire
from legal_docs.settings import Settings
from tests.law.notices import SOURCE, toml
from tests.services.own_tables import rate, written


def test_without_a_file_the_packaged_tables_are_in_force() -> None:
    assert holidays("") is calendar.packaged() and rates("") is lpr.packaged()
    wiring = Wiring(Settings(holidays="", lpr=""))
    assert wiring.holidays is calendar.packaged() and wiring.lpr is lpr.packaged()


def test_the_settings_name_the_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEGAL_DOCS_HOLIDAYS", written(tmp_path, "h.toml", "\ufeff" + toml()))
    monkeypatch.setenv("LEGAL_DOCS_LPR", written(tmp_path, "l.toml", rate(date(2026, 10, 20))))
    wiring = wire()
    assert wiring.holidays[2027].source == SOURCE and date(2026, 10, 20) in wiring.lpr


@pytest.mark.parametrize(
    ("reader", "setting", "text", "told"),
    [
        (holidays, "HOLIDAYS", "[", "不是有效的 TOML"),
        (holidays, "HOLIDAYS", "[2027]\n", "2027：缺少来源"),
        (rates, "LPR", "[", "不是有效的 TOML"),
        (rates, "LPR", "[[lpr]]\n", "第1期：缺少来源"),
    ],
)
def test_what_cannot_be_used_is_named(
    tmp_path: Path, reader: Callable[[str], Any], setting: str, text: str, told: str
) -> None:
    with pytest.raises(SettingsError, match=told) as caught:
        reader(written(tmp_path, "表.toml", text))
    assert "表.toml" in caught.value.zh and f"LEGAL_DOCS_{setting}" in caught.value.zh
    assert f"LEGAL_DOCS_{setting}" in caught.value.en and caught.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize(
    ("kind", "setting", "table"), [("lpr", "LPR", "市场报价利率"), ("holidays", "HOLIDAYS", "节假日")]
)
def test_a_file_that_is_not_there_is_named(tmp_path: Path, kind: str, setting: str, table: str) -> None:
    with pytest.raises(SettingsError, match=f"LEGAL_DOCS_{setting}") as caught:
        own_text(str(tmp_path / "没有.toml"), kind)
    assert table in caught.value.zh and own_text("", kind) == ""


def test_an_upload_that_cannot_be_used_ends_as_the_caller_says() -> None:
    for read in (notices, publications):
        with pytest.raises(SettingsError, match=r"甲\.toml") as caught:
            read("[", "甲.toml", ("请重来", "Do it again"))
        assert caught.value.zh.endswith("。请重来") and caught.value.en.endswith(". Do it again")
        with pytest.raises(SettingsError, match=r"^(节假日表|贷款市场报价利率表)不能使用"):
            read("[", "", ("", ""))
