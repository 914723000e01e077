import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main

from legal_docs.cli.main import app
from legal_docs.settings import Settings
from tests.docs.pages import READMES, ROOT, fenced, text

GUIDE = text("docs/guide.md")
PAGES = ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/guide.md", "templates/README.md")


def commands() -> dict[str, Any]:
    """Every command by the words one types: `run`, `intake check` …"""
    found: dict[str, Any] = {}

    def walk(command: Any, name: str) -> None:
        children = getattr(command, "commands", None)
        if children is None:
            found[name] = command
            return
        for word, child in children.items():
            walk(child, f"{name} {word}".strip())

    walk(typer.main.get_command(app), "")
    return found


def options(command: Any) -> set[str]:
    return {word for each in command.params for word in each.opts if word.startswith("--")}


@pytest.mark.parametrize("name", sorted(commands()))
def test_a_command_stands_in_the_guide_with_an_example(name: str) -> None:
    row = re.search(rf"^\| `{name}` \| .+ \| `legal-docs {name}[^`]*` \|$", GUIDE, re.MULTILINE)
    assert row, f"docs/guide.md: no row with an example for {name}"


def test_every_option_is_explained_in_the_guide() -> None:
    known = {word for command in commands().values() for word in options(command)} - {"--help"}
    assert known and sorted(word for word in known if word not in GUIDE) == []


def _examples() -> list[tuple[str, str]]:
    lines = [(page, line) for page in PAGES for line in fenced(text(page))]
    lines += [(page, code) for page in PAGES for code in re.findall(r"`([^`\n]+)`", text(page))]
    called = re.compile(r"(?:\.venv/bin/)?legal-docs (?!`)(?P<rest>.+)")
    return [(page, match["rest"]) for page, line in lines if (match := called.fullmatch(line.strip()))]


def _named(words: list[str]) -> Any:
    known = commands()
    for count in (2, 1):
        if " ".join(words[:count]) in known:
            return known[" ".join(words[:count])]
    return known["intake check"] if words[0] == "intake" else None


def test_every_example_names_a_command_and_options_that_exist() -> None:
    examples = _examples()
    assert len(examples) > len(commands())
    for page, rest in examples:
        words = shlex.split(rest.replace("…", ""))
        if words[:1] == ["--lang"]:
            words = words[2:]
        if not words:
            continue
        command = _named(words)
        assert command is not None, f"{page}: legal-docs {rest}"
        used = {word for word in words if word.startswith("--")}
        assert used <= options(command) | {"--lang"}, f"{page}: legal-docs {rest}"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_a_setting_stands_in_the_guide_with_its_default(name: str) -> None:
    row = re.search(rf"^\| `LEGAL_DOCS_{name.upper()}` \| (.+?) \| .+ \|$", GUIDE, re.MULTILINE)
    assert row, f"docs/guide.md: no row for {name}"
    default = str(Settings.model_fields[name].default)
    assert f"`{default}`" in row[1] if default else "empty" in row[1]


def test_no_setting_is_documented_that_does_not_exist() -> None:
    documented = {n.lower() for n in re.findall(r"^\| `LEGAL_DOCS_(\w+)`", GUIDE, re.MULTILINE)}
    assert documented == set(Settings.model_fields)


def _jobs() -> set[str]:
    labels = re.findall(r"^  ([a-z|]+)\)", (ROOT / "run").read_text("utf-8"), re.MULTILINE)
    return {job for label in labels for job in label.split("|")}


@pytest.mark.parametrize("page", PAGES)
def test_every_job_of_run_that_a_page_names_exists(page: str) -> None:
    named = re.findall(r"\./run ([a-z]+(?: \| [a-z]+)*)", text(page))
    asked = {job for words in named for job in words.split(" | ")}
    assert {"demo", "test"} <= _jobs()
    assert asked <= _jobs()


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_a_readme_fits_on_a_screen_and_shows_the_two_commands(path: Path) -> None:
    words = path.read_text("utf-8")
    assert len(words.splitlines()) <= 60
    assert {"./run demo", "./run test"} <= set(fenced(words))
    assert "2026-05-16" in words
