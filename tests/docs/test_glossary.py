import importlib
import inspect
import pkgutil
import re

import pytest

from legal_docs import model
from tests.docs.pages import text

ROW = re.compile(r"^\| (?P<zh>[^|]+) \| `(?P<name>\w+)` \| (?P<meaning>[^|]+) \|$", re.MULTILINE)
BASES = {"Labelled"}
"""The base of all choices names nothing of the field; its docstring need not open in Chinese."""


def rows() -> dict[str, tuple[str, str]]:
    return {
        row["name"]: (row["zh"], row["meaning"].strip()) for row in ROW.finditer(text("docs/glossary.md"))
    }


def classes() -> list[type]:
    found = []
    for module in pkgutil.iter_modules(model.__path__, f"{model.__name__}."):
        members = vars(importlib.import_module(module.name)).items()
        found += [
            one
            for name, one in members
            if inspect.isclass(one) and one.__module__ == module.name and not name.startswith("_")
        ]
    return found


@pytest.mark.parametrize("one", classes(), ids=lambda one: one.__name__)
def test_a_model_class_stands_in_the_glossary_and_opens_with_its_chinese_term(one: type) -> None:
    term, meaning = rows()[one.__name__]
    assert meaning
    if one.__name__ not in BASES:
        doc = (one.__doc__ or "").strip()
        assert re.match(rf"{re.escape(term)}(?![\u4e00-\u9fff])", doc), f"{one.__name__}: {term} / {doc[:40]}"


def test_no_chinese_term_names_two_things() -> None:
    terms = [match["zh"] for match in ROW.finditer(text("docs/glossary.md"))]
    assert len(terms) == len(set(terms))


@pytest.mark.parametrize("name", ["safe_last_day", "statutory_last_day", "act_by", "cutoff_on", "purpose"])
def test_main_words_that_are_fields_are_explained(name: str) -> None:
    assert rows()[name]
