"""No paper rests on a repealed law; what the case file itself quotes is left as it was written."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from legal_docs.drafting.basis import CIVIL_CODE_FROM
from legal_docs.law.articles import all_articles
from legal_docs.law.never import wrong_statements
from legal_docs.rendering.match import Fault

RULE = "R-ERR-2"
"""The rule that lists the laws the Civil Code replaced."""
_SENTENCE = re.compile(r"[。；;\n]+")
_OF_THE_PAST = re.compile(r"废止|失效|施行(?:之|以)?前|当时|旧法|原《")


def repealed_law(text: str, quoted: Iterable[str], on: date) -> Iterator[Fault]:
    """Yield each law that `text` rests on although it was repealed by `on`.

    A sentence that says so itself is left alone, as is what stands in `quoted` (words of the case file).
    """
    own = _without(text, quoted)
    for wrong in wrong_statements(own, on):
        if wrong.rule == RULE and on >= CIVIL_CODE_FROM:
            yield f"引用了已废止的法律（“{wrong.words[:40]}”）：{wrong.right}", "a repealed law is cited"
    for title in _gone(on):
        if any(title in each and not _OF_THE_PAST.search(each) for each in _SENTENCE.split(own)):
            yield f"引用了已废止的{title}", f"a repealed law is cited: {title}"


def _without(text: str, quoted: Iterable[str]) -> str:
    words = "".join(line + "\n" for line in map(_plain, text.splitlines()))
    for each in sorted({_plain(line) for q in quoted for line in q.splitlines()}, key=len, reverse=True):
        if "法" in each and len(each) > len("《法》"):
            words = words.replace(each, "")
    return words


def _plain(text: str) -> str:
    return "".join(text.split())


def _gone(on: date) -> Iterator[str]:
    """Yield 《title》 of each law held of which no edition is in force on `on`."""
    titles = {each.title for each in all_articles()}
    alive = {each.title for each in all_articles() if each.in_force(on) or each.in_force_from > on}
    yield from (f"《{title}》" for title in sorted(titles - alive))
