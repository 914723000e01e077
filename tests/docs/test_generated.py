import ast
from pathlib import Path

import pytest
from docxtpl import DocxTemplate

from legal_docs import shipped
from legal_docs.bundling.refusal import FAULTS, REFUSALS, WARNINGS
from legal_docs.errors import ExitCode
from legal_docs.intake.codes import CODES
from legal_docs.intake.columns import SHEETS
from tests.docs.pages import DOCS, ROOT, text
from tools import make_docs


@pytest.mark.parametrize("name", sorted(make_docs.pages()))
def test_a_generated_page_is_what_the_code_would_write_today(name: str) -> None:
    fresh = make_docs.pages()[name]
    assert (DOCS / name).read_text("utf-8") == fresh, f"run: python -m tools.make_docs ({name} is stale)"


def test_every_exit_code_is_explained() -> None:
    page = text("docs/errors.md")
    for code in ExitCode:
        assert f"| {int(code)} | `{code.name}` |" in page


def _codes_written_out() -> set[str]:
    """Codes given as `code="…"` somewhere in the program, outside the tables of codes."""
    found = set()
    for path in (ROOT / "legal_docs").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                values = [k.value for k in node.keywords if k.arg == "code"]
                found |= {v.value for v in values if isinstance(v, ast.Constant)}
    return found


def test_every_problem_code_is_explained() -> None:
    page = text("docs/errors.md")
    written = _codes_written_out()
    assert "evidence_folder_missing" in written, "the search for codes finds nothing any more"
    codes = {*CODES, *REFUSALS, *WARNINGS, *FAULTS, *written}
    codes |= {failure.code for failure in make_docs.failures()}
    assert [code for code in sorted(codes) if f"| `{code}` |" not in page] == []


def test_every_column_of_every_sheet_is_listed() -> None:
    page = text("docs/columns.md")
    for sheet in SHEETS:
        section = page.split(f"## {sheet.name}", 1)[1].split("\n## ", 1)[0]
        assert [c.header for c in sheet.columns if f"\n| {c.header} |" not in section] == []


def _templates() -> list[Path]:
    return sorted((shipped.templates() / "filings").glob("*.docx"))


def test_every_word_template_is_listed_with_its_context() -> None:
    listed = {name for names in make_docs.TEMPLATES.values() for name in names}
    assert {path.name for path in _templates()} == listed


@pytest.mark.parametrize("path", _templates(), ids=lambda path: path.stem)
def test_a_default_template_asks_only_for_documented_keys(path: Path) -> None:
    root = next(name for name, files in make_docs.TEMPLATES.items() if path.name in files)
    context = next(one for one in make_docs.contexts() if one.__name__ == root)
    known = {field.alias for field in context.model_fields.values()}
    asked = DocxTemplate(path).get_undeclared_template_variables()
    assert asked and asked <= known


def test_every_template_key_has_a_chinese_name() -> None:
    for context in make_docs.contexts():
        for name, field in context.model_fields.items():
            assert field.alias and any("\u4e00" <= char <= "\u9fff" for char in field.alias), (context, name)
