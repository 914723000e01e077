"""The default Word templates are what their texts say."""

from pathlib import Path

import pytest

from legal_docs import shipped
from tools.make_templates.build import build

TEXTS = sorted((Path(__file__).parents[2] / "tools" / "make_templates").glob("*.txt"))


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_a_template_is_built_from_its_text(text: Path) -> None:
    made = build(text.read_text("utf-8"), title=text.stem)
    assert made == (shipped.templates() / "filings" / f"{text.stem}.docx").read_bytes()


def test_a_row_with_the_wrong_number_of_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        build("@table 10 20\n@row 甲¦乙¦丙\n@end", title="表")
