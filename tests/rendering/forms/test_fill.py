"""Every value stands at its place, each tick is made once, and nothing else of the form has changed."""

import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree

from legal_docs.rendering.forms.fill import fill_form
from tests.rendering.forms.answers import ANSWERS, Answer, sheet
from tests.rendering.forms.layouts import PRINTED, SHAPES, W, form, print_as


def document(docx: bytes) -> "etree._Element":
    with zipfile.ZipFile(BytesIO(docx)) as file:
        return etree.fromstring(file.read("word/document.xml"))


def text(node: "etree._Element") -> str:
    """Independent of our own reader: all text of the paragraphs, line breaks as new lines."""
    parts = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    lines = (
        "".join(parts.get(n.tag, n.text or "") for n in p.iter(f"{{{W}}}t", *parts))
        for p in node.iter(f"{{{W}}}p")
    )
    return "\n".join(lines)


def pressed(words: str) -> str:
    """Without blanks: what is printed and what is written, nothing between."""
    return re.sub(r"[\s_\u3000]", "", words)


def printed_with(template: str, answer: Answer | None, shape: str) -> str:
    """The printed cell with the answer's texts in its blanks and its boxes ticked, in printed order."""
    gaps = iter(answer.gaps if answer else ())
    boxes = answer.boxes if answer else ()
    count = -1
    said = ""
    for char in print_as(template.replace("~", "\x00"), shape):
        if char == "□":
            count += 1
            char = "☑" if count in boxes else "□"
        said += next(gaps, "") if char == "\x00" else char
    return said


def expected(name: str, shape: str) -> str:
    """The whole form as it should read, blanks aside."""
    answers: dict[str, list[Answer]] = {}
    for answer in ANSWERS[name]:
        for label in (answer.row.label, *answer.row.also):
            answers.setdefault(label, []).append(answer)
    said = PRINTED[name]["title"]
    for title, rows in PRINTED[name]["sections"]:
        said += "" if title == "落款" else title
        for number, label, content in rows:
            ending = ":" if title == "落款" else ""
            blank = "~年~月~日" if label == "日期" else "~"
            for answer in answers.get(label, [None]):
                head = f"{number}{'.' if number and shape != 'numbers_apart' else ''}{label}"
                colon = "：" if (shape == "one_cell" and content is not None) or ending else ""
                said += head + colon + printed_with(blank if content is None else content, answer, shape)
    return pressed(said)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_form_says_its_own_words_and_the_answers_at_their_places(name: str, shape: str) -> None:
    filled, unplaced = fill_form(form(name, shape), sheet(name))
    assert [u.sentence for u in unplaced] == []
    assert pressed(text(document(filled))) == expected(name, shape)
