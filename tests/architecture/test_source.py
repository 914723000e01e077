import ast
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXACT = ("model", "law", "ledger")
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
MOST_LINES = 350
MOST_BYTES = 5 * 1024 * 1024


def _modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tracked() -> list[Path]:
    """The files git holds or would hold; the test is skipped where there is no git checkout."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


# -- floats --------------------------------------------------------------------------------------


def _refusals(tree: ast.AST) -> set[ast.AST]:
    """The nodes inside `isinstance(…, … float …)`: there a float is refused, not used."""
    calls = (
        n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "isinstance"
    )
    return {node for call in calls for argument in call.args[1:] for node in ast.walk(argument)}


def _floats(source: str) -> Iterator[int]:
    tree = ast.parse(source)
    allowed = _refusals(tree)
    for node in ast.walk(tree):
        named = isinstance(node, ast.Name) and node.id == "float" and node not in allowed
        written = isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
        if named or written:
            yield node.lineno


@pytest.mark.parametrize("package", EXACT)
def test_no_float_stands_in_what_computes_money(package: str) -> None:
    modules = _modules(f"legal_docs/{package}")
    assert modules
    found = [f"{_name(path)}:{line}" for path in modules for line in _floats(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "source", ["rate: float = x", "x = 0.5", "y = float(z)", "def f(a) -> float: ...", "n: list[float]"]
)
def test_the_search_for_floats_finds_them(source: str) -> None:
    assert list(_floats(source)) == [1]


def test_refusing_a_float_is_allowed() -> None:
    assert list(_floats("bad = isinstance(value, float | bool)")) == []


# -- shape ---------------------------------------------------------------------------------------


def test_no_file_is_longer_than_one_can_read() -> None:
    modules = _modules("legal_docs", "tools")
    lengths = {_name(path): len(path.read_text("utf-8").splitlines()) for path in modules}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    modules = _modules("legal_docs", "tools")
    words = {_name(path): set(path.stem.split("_")) | {path.parent.name} for path in modules}
    assert {name for name, parts in words.items() if parts & VAGUE} == set()


def _loose_ends(source: str) -> list[str]:
    """Marks of unfinished work in comments that name no issue."""
    marks = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"))
    return re.findall(rf"#[^\n]*\b(?:{marks})\b(?![ :(]*#\d+)", source)


def test_unfinished_work_names_its_issue() -> None:
    mark = "TO" + "DO"
    assert _loose_ends(f"x = 1  # {mark}: later") and not _loose_ends(f"x = 1  # {mark} #12: later")
    sources = [*_modules("legal_docs", "tools", "tests"), ROOT / "run"]
    assert {_name(path) for path in sources if _loose_ends(path.read_text("utf-8"))} == set()


# -- what is in git ------------------------------------------------------------------------------


def test_no_file_in_git_is_large() -> None:
    assert {_name(path) for path in _tracked() if path.stat().st_size > MOST_BYTES} == set()


def _this_place() -> re.Pattern[str]:
    """The path of this checkout, and its folder unless that is a place every machine has."""
    places = [str(ROOT)]
    if ROOT.parent not in (Path("/"), Path.home(), Path(tempfile.gettempdir()).resolve()):
        places.append(f"{ROOT.parent}/")
    return re.compile("|".join(rf"(?<![\w./-]){re.escape(place)}" for place in places))


def test_no_file_in_git_names_the_place_where_it_was_written() -> None:
    place = _this_place()
    found = set()
    for path in _tracked():
        try:
            words = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue  # not a text file
        if place.search(words):
            found.add(_name(path))
    assert found == set()


def test_the_lock_names_no_registry_and_every_package_has_a_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock and "--index-url" not in lock and "--find-links" not in lock
    packages = re.split(r"^(?=\w)", lock, flags=re.MULTILINE)[1:]
    assert packages
    for package in packages:
        name, *hashes = package.strip().split(" \\\n    ")
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", name), name
        assert hashes and all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each) for each in hashes), name


def test_only_the_samples_of_the_evidence_are_in_git() -> None:
    inside = [
        path.relative_to(ROOT / "evidence") for path in _tracked() if path.is_relative_to(ROOT / "evidence")
    ]
    assert {path.parts[0] for path in inside} <= {"README.md", "samples"}
