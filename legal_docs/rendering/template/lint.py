"""All that can be said about a template without filling it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateSyntaxError

from legal_docs.errors import ProofError
from legal_docs.model.problem import Problem
from legal_docs.rendering import policy, reasons
from legal_docs.rendering.package import Package
from legal_docs.rendering.reader import read
from legal_docs.rendering.sandbox import environment
from legal_docs.rendering.template.blocks import Blocks
from legal_docs.rendering.template.keys import Keys
from legal_docs.rendering.template.sight import sight
from legal_docs.rendering.template.tags import Spot, beside, spots
from legal_docs.rendering.template.traces import traces
from legal_docs.rendering.template.words import finding


@dataclass(frozen=True, slots=True)
class Content:
    """One thing a filing must say: its name, the keys or words of which one must stand there, its article."""

    name: str
    keys: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    article: str = ""


def lint(
    docx: bytes, file: str, shape: Mapping[str, Any], contents: Sequence[Content]
) -> tuple[Problem, ...]:
    """Return every finding, in the order of the document; raises BadInputError where it is no Word file."""
    found = list(spots(Package(docx)))
    blocks = Blocks(file)
    blocks.read(found)
    keys, read_problems = _keys(blocks.lines, found, file, shape)
    lacking = () if keys is None else _lacking(contents, keys.printed, found, file)
    looks = (*_not_shown(docx, file), *traces(docx, file), *sight(docx, file))
    return (*blocks.problems, *read_problems, *lacking, *looks)


def _keys(
    lines: Sequence[str], found: Sequence[Spot], file: str, shape: Mapping[str, Any]
) -> tuple[Keys | None, list[Problem]]:
    """Return the keys the template asks for (None: its tags cannot be read) and what is wrong with them."""
    try:
        tree = environment().parse("\n".join(lines))
        breaches = list(policy.breaches(tree))
        keys = Keys()
        keys.walk(tree, shape)
    except TemplateSyntaxError as wrong:
        zh, en = reasons.both(str(wrong.message))
        return None, [_at(found, wrong.lineno, "template_syntax", file, reason=zh, reason_en=en)]
    except (RecursionError, MemoryError):
        return None, [finding("template_syntax", file, reason="嵌套过深", reason_en="nested too deep")]
    unsafe = [_at(found, b.line, "template_unsafe", file, what_zh=b.zh, what_en=b.en) for b in breaches]
    return keys, unsafe + [_at(found, each.line, each.code, file, **each.slots) for each in keys.faults]


def _at(found: Sequence[Spot], line: int, code: str, file: str, **slots: str) -> Problem:
    spot = found[min(line, len(found)) - 1]
    return finding(code, file, spot.part, spot.text, **slots)


def _lacking(
    contents: Sequence[Content], printed: set[str], found: Sequence[Spot], file: str
) -> Iterator[Problem]:
    plain = "".join("".join(beside(spot.text).split()) for spot in found)
    for each in contents:
        if not printed.intersection(each.keys) and not any(word in plain for word in each.words):
            keys = "，或者 ".join([*(f"{{{{ {key} }}}}" for key in each.keys), *each.words])
            article = f"（{each.article}）" if each.article else ""
            yield finding("template_contents_missing", file, name=each.name, article=article, keys=keys)


def _not_shown(docx: bytes, file: str) -> Iterator[Problem]:
    try:
        read(docx)
    except ProofError as refused:
        yield finding("template_not_shown", file, what_zh=refused.zh, what_en=refused.en)
