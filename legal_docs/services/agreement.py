"""The papers of one case beside each other: the same sums everywhere, and a copy for each defendant.

Each sum is read twice: from what a paper was to say, and from what the finished Word file says.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legal_docs.drafting.draft import Draft
from legal_docs.drafting.proceeding import opponents
from legal_docs.drafting.words import yuan
from legal_docs.law.filing.fee_rules import fee_base
from legal_docs.model.arrears import ZERO, Component, Totals
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.form import FormSheet
from legal_docs.rendering.match import Fault

TOTAL, PRINCIPAL, INTEREST, COSTS = "合计", "本金", "息费", "实现债权的费用"
_WHOLE_ROW = "标的总额"
_ALTOGETHER = re.compile(r"以上款项计至[^。]*?合计人民币(\d[\d,]*\.\d\d)元")
_OWING = re.compile(r"^(?:尚欠|欠付信用卡|欠付)(本金|利息|罚息|复利|手续费)$")
_FIGURE = re.compile(r"\d[\d,]*\.\d\d")
Sums = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Made:
    """One finished paper: what it was made from, and the words of its Word file."""

    draft: Draft
    text: str


def disagreements(dossier: Dossier, papers: Sequence[Made]) -> Iterator[Fault]:
    """Yield each sum that differs from the ledger's, or is not said, and each wrong number of copies."""
    owed = _owed(dossier.arrears.owed)
    for paper in papers:
        for name, said in sums(paper.draft):
            if said != owed[name]:
                yield _differs(paper.draft.name, name, said, owed[name])
        if paper.draft.kind in STATED and not _says(paper.text, owed[TOTAL]):
            yield _silent(paper.draft.name, owed[TOTAL])
        yield from _copies(dossier, paper.draft)
    yield from _fee_base(dossier)


def sums(draft: Draft) -> Sums:
    """Yield the sums that a paper states for the whole case: their name, and the figure as printed."""
    if isinstance(draft.context, FormSheet):
        yield from _of_form(draft.context)
    elif draft.kind in _STATED_BY:
        yield from _STATED_BY[draft.kind](draft.context.keys())


def _of_form(sheet: FormSheet) -> Sums:
    for row in sheet.rows:
        for blank in row.blanks:
            value = blank.value if isinstance(blank.value, str) else ""
            if row.label == _WHOLE_ROW and (found := _FIGURE.search(value)):
                yield TOTAL, found[0]
            elif asked := _ALTOGETHER.search(value):
                yield TOTAL, asked[1]
            elif (named := _OWING.match(blank.label)) and _FIGURE.fullmatch(value):
                yield named[1], value


def _of_complaint(keys: Mapping[str, Any]) -> Sums:
    yield TOTAL, keys["诉讼请求"]["合计"]
    names = {"本金": PRINCIPAL, "息费": INTEREST, "费用": COSTS}
    for claim in keys["诉讼请求"]["各项"]:
        if claim["类别"] in names:
            yield names[claim["类别"]], claim["金额"]


def _of_statement(keys: Mapping[str, Any]) -> Sums:
    yield TOTAL, keys["合计"]
    for row in keys["汇总"]:
        yield row["名称"], row["尚欠"]


def _only(key: str) -> Callable[[Mapping[str, Any]], Sums]:
    def read(keys: Mapping[str, Any]) -> Sums:
        yield TOTAL, keys[key]

    return read


_STATED_BY: Mapping[FilingKind, Callable[[Mapping[str, Any]], Sums]] = {
    FilingKind.COMPLAINT: _of_complaint,
    FilingKind.ENFORCEMENT: _only("合计"),
    FilingKind.STATEMENT: _of_statement,
    FilingKind.PRESERVATION: _only("保全数额"),
    FilingKind.PAYMENT_ORDER: _only("合计"),
    FilingKind.CONSUMPTION: _only("未履行金额"),
    FilingKind.DISHONEST: _only("未履行金额"),
}
STATED = frozenset({*_STATED_BY, FilingKind.ELEMENT_COMPLAINT, FilingKind.ELEMENT_ENFORCEMENT})
"""The papers that state the whole sum."""


def _owed(owed: Totals) -> Mapping[str, str]:
    parts = {component.label: getattr(owed, component.value) for component in Component}
    named = {TOTAL: owed.total, INTEREST: owed.interest_like, PRINCIPAL: owed.principal, COSTS: owed.costs}
    return {name: yuan(amount) for name, amount in (parts | named).items()}


def _says(text: str, figure: str) -> bool:
    words = "".join(text.split())
    plain = figure.replace(",", "")
    return any(re.search(rf"(?<![\d,.]){re.escape(each)}(?![\d.]*\d)", words) for each in (figure, plain))


def _copies(dossier: Dossier, draft: Draft) -> Iterator[Fault]:
    """Yield where a paper does not count one copy for each person it is against (民诉法2023.123)."""
    if isinstance(draft.context, FormSheet):
        return
    keys = draft.context.keys()
    wanted = len(keys.get("被申请人们") or opponents(dossier.case))
    for name, less in (("副本份数", 0), ("套数", 1)):
        said = keys.get(name)
        if said is not None and said - less != wanted:
            yield (
                f"《{draft.name}》的{name}为{said}，对方当事人为{wanted}人",
                f"{draft.kind.value} counts {said} copies for {wanted} persons",
            )


def _fee_base(dossier: Dossier) -> Iterator[Fault]:
    """Yield where fees are reckoned on another sum than the ledger's on the day of the reckoning."""
    found = dossier.findings.assessment
    base = fee_base(dossier.arrears, found.on) if found else ZERO
    if found and found.claim != max(base, ZERO):
        yield _differs("诉讼成本测算", "计费数额", yuan(found.claim), yuan(base))


def _differs(paper: str, name: str, said: str, owed: str) -> Fault:
    return (
        f"《{paper}》的{name}为{said}元，与债权计算明细的{owed}元不一致",
        f"{paper} says {said} where the statement of account says {owed}",
    )


def _silent(paper: str, total: str) -> Fault:
    return f"《{paper}》没有写明合计{total}元", f"{paper} does not state the total {total}"
