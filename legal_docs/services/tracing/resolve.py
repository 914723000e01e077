"""One printed value → its origins: the value as a whole, else each sum, day and name inside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legal_docs.drafting.rmb import SPELLED, amount_of
from legal_docs.drafting.words import yuan
from legal_docs.law.citing import cited_in
from legal_docs.model.dossier import Dossier
from legal_docs.services.tracing.casefile import of_case
from legal_docs.services.tracing.elements import of_elements
from legal_docs.services.tracing.findings import of_findings
from legal_docs.services.tracing.ledger import of_costs, of_ledger
from legal_docs.services.tracing.origin import Catalogue, Known, Origin, OriginKind, plain
from legal_docs.services.tracing.sentences import Printed, Sentence

FIGURE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2}|(?<![\d,.])\d[\d,]*\.\d{2}(?![\d%])|(?<![\d.])\d+(?:\.\d+)?%"
)
"""A day, a sum or a rate: what may not stand in a paper without a source."""
_EXHIBIT = re.compile(r"证据(\d+[A-Z]?)第[0-9A-Z]+(?:-[0-9A-Z]+)?页")
_ARTICLE = re.compile(r"《[^《》]+》(?:第[零〇一二三四五六七八九十百千\d]+条[、，和及与]?)+")
_CAPITALS = re.compile(SPELLED)
_CLAIMS = re.compile(r"第\d+项")
_OF_THE_CASE = ("事实", "原告", "申请", "被", "执行依据", "财产线索", "收款账户", "各权利人")
"""The fields in which the case file goes before the ledger: what happened, and who takes part."""
_COUNTED = re.compile(r"(?:^|\.)(?:序号|[^.]*份数|套数|[^.]*人数|[^.]*条数)(?:\+\d+)?$")
_BEFORE, _AFTER = 12, 8
_NEAR, _OWN = 5, 14


@dataclass(frozen=True, slots=True)
class Found:
    """A part of a value with its origin; None where a sum, a day or a rate has none."""

    words: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Where:
    """Where a value stands: its field, its sentence, and the words of its own record and neighbourhood."""

    path: str
    sentence: str
    near: str

    def best(self, known: Sequence[Known], more: str = "") -> Origin:
        """Return the origin whose neighbours stand around the value; of equals the first."""
        near = plain(f"{self.near}{more}")
        of_case = self.path.startswith(_OF_THE_CASE)

        def score(each: Known) -> int:
            close = sum(_NEAR * len(word) for word in each.about if plain(word) in near)
            around = sum(len(word) for word in each.about if word in self.sentence)
            return close + around + _OWN * (of_case and each.origin.kind is OriginKind.CASE)

        return max(known, key=score).origin


class Sources:
    """All that one case knows of its own values."""

    def __init__(self, dossier: Dossier) -> None:
        """Read the ledger, the case file and the exhibits of `dossier` once."""
        self._dossier = dossier
        known = (
            *of_ledger(dossier),
            *of_costs(dossier),
            *of_elements(dossier),
            *of_case(dossier),
            *of_findings(dossier),
        )
        self._known = Catalogue(known)

    def of(self, value: Printed, sentence: Sentence) -> tuple[Found, ...]:
        """Return the origins of a value printed in `sentence`, in order."""
        where = Where(value.path, sentence.text, sentence.beside(value))
        return tuple(self._of(value.words, where))

    def _of(self, value: str, where: Where) -> Iterator[Found]:
        words, path = plain(value), where.path
        known = self._known.of(words)
        if not path or _COUNTED.search(path) or (words.isdigit() and not known):
            numbering = not path or path.endswith("序号")
            text = "自动编号" if numbering else f"按案件资料计数（{path}）"
            yield Found(value, Origin(OriginKind.COUNT, text))
        elif known:
            yield Found(value, where.best(known))
        elif parts := tuple(self._parts(words, where)):
            yield from parts
        else:
            yield Found(value, Origin(OriginKind.WORDING, "由程序按案件资料选定的用语"))

    def _parts(self, words: str, where: Where) -> Iterator[Found]:
        at = 0
        while at < len(words):
            part = self._special(words, at, where) or self._plain(words, at, where)
            if part:
                yield part
            at += len(part.words) if part else 1

    def _plain(self, words: str, at: int, where: Where) -> Found | None:
        """Return the value of the case that stands at `at`, or a figure that is none of its values."""
        known, figure = self._known.longest(words, at), FIGURE.match(words, at)
        if known and (not figure or len(known) >= len(figure[0])):
            around = words[max(0, at - _BEFORE) : at] + words[at + len(known) :][:_AFTER]
            return Found(known, where.best(self._known.of(known, whole=False), around))
        return Found(figure[0], None) if figure else None

    def _special(self, words: str, at: int, where: Where) -> Found | None:
        if found := _EXHIBIT.match(words, at):
            return Found(found[0], self._exhibit(found[1]))
        if (found := _ARTICLE.match(words, at)) and (origin := self._articles(found[0])):
            return Found(found[0], origin)
        if found := _CAPITALS.match(words, at):
            return Found(found[0], self._spelled(found[0], where))
        if found := _CLAIMS.match(words, at):
            return Found(found[0], Origin(OriginKind.COUNT, "诉讼请求的编号"))
        return None

    def _exhibit(self, number: str) -> Origin | None:
        for each in self._dossier.bundle.exhibits:
            if each.name == number:
                text = f"证据{each.name}《{each.title}》，证据卷第{each.pages}页，文件{each.file}"
                return Origin(OriginKind.EXHIBIT, text)
        return None

    def _articles(self, words: str) -> Origin | None:
        held = [each.article for each in cited_in(words, self._dossier.on) if each.article]
        text = "；".join(f"{each.id}：{each.gist}" for each in held)
        return Origin(OriginKind.ARTICLE, text) if text else None

    def _spelled(self, words: str, where: Where) -> Origin | None:
        amount = amount_of(words)
        known = self._known.of(yuan(amount)) if amount is not None else ()
        if amount is None or not known:
            return None
        origin = where.best(known)
        return Origin(origin.kind, f"{yuan(amount)}元的大写；{origin.text}", origin.path)
