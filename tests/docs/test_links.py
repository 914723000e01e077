import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, READMES, ROOT, anchors, markdown

LINK = re.compile(r"\]\(([^)\s]+)\)")


def test_there_are_pages_to_look_at() -> None:
    assert {*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", DOCS / "guide.md"} <= set(markdown())


@pytest.mark.parametrize("page", markdown(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        if target.startswith(("https://", "http://")):
            continue
        name, _, heading = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), f"{page.name} → {target}"
        assert path.is_relative_to(ROOT), f"{page.name} → {target}"
        assert not heading or heading in anchors(path), f"{page.name} → {target}"


def test_the_two_readmes_lead_to_each_other_and_to_the_same_pages() -> None:
    english, chinese = (set(LINK.findall(path.read_text("utf-8"))) for path in READMES)
    assert "README.zh-CN.md" in english and "README.md" in chinese
    assert english - {"README.zh-CN.md"} == chinese - {"README.md"}


def test_pictures_are_small() -> None:
    pictures = list((DOCS / "pictures").glob("*.png"))
    assert pictures
    assert all(picture.stat().st_size < 300_000 for picture in pictures)
    assert sum(picture.stat().st_size for picture in pictures) < 800_000


def test_decisions_are_numbered_without_gap_and_short() -> None:
    decisions = sorted((DOCS / "adr").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        words = path.read_text("utf-8")
        assert words.startswith(f"# {path.name[:4]} ")
        assert len(words.splitlines()) <= 40, path.name
        for part in ("## Context", "## Decision", "## Consequences"):
            assert part in words, f"{path.name} lacks {part}"


def test_the_changelog_says_up_to_which_day_the_law_is_known() -> None:
    from legal_docs.law.articles import LAW_KNOWN_TO

    unreleased = (ROOT / "CHANGELOG.md").read_text("utf-8").split("## [Unreleased]", 1)[1]
    law = unreleased.split("### Law", 1)[1]
    assert LAW_KNOWN_TO.isoformat() in law
    assert all(LAW_KNOWN_TO.isoformat() in path.read_text("utf-8") for path in READMES)


def test_the_changelog_says_how_far_the_tables_reach() -> None:
    import csv
    import json

    tables = ROOT / "legal_docs" / "law" / "tables"
    law = (ROOT / "CHANGELOG.md").read_text("utf-8").split("### Law", 1)[1]
    years = json.loads((tables / "holidays.json").read_text("utf-8"))["years"]
    assert f"for {min(years)} to **{max(years)}-12-31**" in law
    with (tables / "lpr.csv").open(encoding="utf-8", newline="") as file:
        days = [row["published_on"] for row in csv.DictReader(file)]
    assert min(days) in law and max(days) in law


def test_the_licence_is_the_whole_standard_text() -> None:
    words = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in words and "Version 2.0, January 2004" in words
    assert "END OF TERMS AND CONDITIONS" in words and "APPENDIX" in words
