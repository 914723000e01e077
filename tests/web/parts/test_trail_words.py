"""The trail in words: no code of the program is left for the auditor to guess."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import legal_docs
from legal_docs.web.parts import trail_words

SERVICES = Path(legal_docs.__file__).parent / "services"
CODE = re.compile(r"[a-z_]+\.[a-z_]+")
WRITERS = ("note", "_note", "reading", "add", "drop", "TrailEvent")


def written() -> Iterator[tuple[str, str, set[str]]]:
    """The file, action and details of each event the services write."""
    for path in SERVICES.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call):
                for given in (*call.args, *(each.value for each in call.keywords)):
                    code = given.value if isinstance(given, ast.Constant) else None
                    if isinstance(code, str) and CODE.fullmatch(code) and _name(call.func) in WRITERS:
                        details = {each.arg or "" for each in call.keywords}
                        yield path.name, code, details if _name(call.func) == "note" else set()


def _name(function: ast.expr) -> str:
    return str(getattr(function, "attr", getattr(function, "id", "")))


def test_every_action_that_is_written_has_words() -> None:
    found = {(file, code) for file, code, _ in written()}
    assert len(found) > 60
    assert not [each for each in sorted(found) if each[1] not in trail_words.ACTIONS]


def test_every_detail_that_is_written_has_words() -> None:
    found = {(file, name) for file, _, details in written() for name in details if name}
    assert len({name for _, name in found}) > 20
    assert not [each for each in sorted(found) if trail_words.details({each[1]: "1"}).startswith(each[1])]


def test_details_are_said_in_words() -> None:
    kept = {"after": "filed", "before": "approved", "of_old": "x", "release": "7", "fields": ""}
    said = trail_words.details(kept)
    assert said == "原进度 复核通过，新进度 已立案，移交外聘律师编号 7，of_old x"


def test_values_that_are_codes_are_said_in_words() -> None:
    said = trail_words.details({"masked": "True", "kind": "limitation", "fields": "docket、hearing_on"})
    assert said == "种类 诉讼时效，遮盖个人信息 是，栏目 案号、开庭日期"
    assert trail_words.details({"branch": "filed"}) == "分行 filed"  # the branch may be called so


def test_things_are_called_by_their_kind() -> None:
    assert trail_words.object_words("case:12") == "案件 12"
    assert trail_words.object_words("") == ""
    assert trail_words.action("case.check") == "审查案件"
    assert trail_words.action("of.old") == "of.old"
