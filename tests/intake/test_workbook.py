import zipfile
from datetime import date
from pathlib import Path

import pytest

from legal_docs.errors import BadInputError
from legal_docs.intake import workbook
from tests.intake.factories import write_book


def test_cells_keep_their_kind_row_and_column(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"甲": [[], ["数", 1, 2.5, date(2024, 1, 31), True, None, "x"]]})
    (grid,) = workbook.read(path)
    assert (grid.file, grid.sheet) == ("a.xlsx", "甲")
    assert grid.rows[1] == ("数", 1.0, 2.5, date(2024, 1, 31), True, "", "x")


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a", b"0" * 2_000_000)
    monkeypatch.setattr(workbook, "_MOST_BYTES", 1_000_000)
    with pytest.raises(BadInputError, match="300 MB"):
        workbook.read(path)
