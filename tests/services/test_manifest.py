import json

from legal_docs.model.filing import Filing, FilingKind, Template
from legal_docs.services.manifest import as_bytes, manifest, templates_of
from legal_docs.services.papers import PLAIN
from tests.drafting import factory


def template(number: str) -> Template:
    return Template(id=f"t-{number}", version="1", file=f"{number}.docx", sha256=number * 64, own=True)


def filing(number: str, *files: str) -> Filing:
    return Filing(kind=FilingKind.DEMAND, files=files, template=template(number))


def test_each_template_stands_once_by_id() -> None:
    assert templates_of([filing("2", "b"), filing("1", "a"), filing("2", "c")]) == (
        template("1"),
        template("2"),
    )


def test_each_paper_names_the_template_it_was_made_from() -> None:
    files = {"催收函.docx": b"1", "催收函.pdf": b"2", "证据卷.pdf": b"3"}
    made = manifest(
        factory.dossier(), files, {"催收函.pdf": 1}, [filing("1", "催收函.docx", "催收函.pdf")], PLAIN
    )
    record = json.loads(as_bytes(made))
    assert {row["name"]: row["template"] for row in record["outputs"]} == {
        "催收函.docx": "t-1",
        "催收函.pdf": "t-1",
        "证据卷.pdf": "",
    }
    assert record["templates"] == [template("1").model_dump()]
