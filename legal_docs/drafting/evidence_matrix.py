"""证据矩阵: every fact a paper tells, with the exhibits and pages that prove it, and what is lacking."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from legal_docs.drafting.closing_facts import closing_facts
from legal_docs.drafting.fact import Fact
from legal_docs.drafting.facts import facts, owed_text
from legal_docs.drafting.words import day, exhibits, listed, yuan
from legal_docs.model.base import Proof
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier

_CITED = re.compile("证据([0-9A-Z]+)第([^页]+)页")
_SAID = {
    "借款合同": "{day}签订《{title}》（编号{number}），借款{amount}元，{rate}",
    "信用卡合约": "{who}于{day}申领信用卡，适用《{title}》",
    "放款": "{day}发放借款{amount}元（借据{number}）",
    "保证": "{day}{who}签订《{title}》（编号{number}），提供{method}",
    "担保物权": "{day}{who}以{text}提供{method}；{registered}",
    "提前到期": "{day}宣布合同{number}项下借款提前到期",
    "债务确认": "{day}{who}{title}",
    "展期": "{day}{who}展期至{due}",
    "死亡": "{who}于{day}死亡",
    "违约": "{who}应于{day}还款而未足额还款，自次日起逾期（{number}）",
    "还款": "截至{day}，{who}累计还款{amount}元",
    "下落不明": "{who}自{day}起下落不明",
    "提前到期条件": "合同{number}{clause}约定的提前到期条件",
    "费用": "支出{title}{amount}元",
    "催收": "{day}向{who}催收",
    "催收通知": "{day}向{who}发出催收通知",
    "请求承担保证责任": "{day}请求{who}承担保证责任",
    "保证责任通知": "{day}向{who}发出承担保证责任的通知",
}
_UNPROVED = "没有引用证据，或者引用的文件不在证据卷中"


@dataclass(frozen=True, slots=True)
class Proven:
    """One exhibit that proves a fact, and its pages in the bundle (`1-3、7`)."""

    number: str
    title: str
    pages: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One fact, the exhibits that prove it, and the gap ("" where there is none)."""

    fact: str
    proven: tuple[Proven, ...]
    gap: str


def matrix(dossier: Dossier) -> tuple[MatrixRow, ...]:
    """Return each fact of the complaint, or of the application to enforce, in the order it is told."""
    rows = _suit(dossier) if dossier.case.stage is Stage.SUIT else _enforcement(dossier)
    return tuple(_row(dossier, fact, proof) for fact, proof in rows)


def unproved(dossier: Dossier) -> tuple[str, ...]:
    """Return the facts that no exhibit proves."""
    return tuple(row.fact for row in matrix(dossier) if row.gap)


def _suit(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for fact in (*facts(dossier), *closing_facts(dossier)):
        yield _said(fact), fact.proof
    proofs = [each.evidence for each in dossier.case.balances]
    proofs += [each.evidence for card in dossier.case.cards for each in card.statements]
    owed = _proof(dossier, proofs)
    yield f"截至{day(dossier.cutoff_on)}，欠{owed_text(dossier)}", owed


def _said(fact: Fact) -> str:
    pattern = _SAID.get(fact.kind, "{day}{who}{kind}{title}")
    return pattern.format_map(fact.model_dump()).removesuffix("（）").rstrip("；，")


def _enforcement(dossier: Dossier) -> Iterator[tuple[str, str]]:
    case = dossier.case
    for each in case.judgments:
        said = f"{each.court}作出{each.number}{each.kind.label}，{day(each.effective_on)}生效"
        yield said, exhibits(dossier.bundle, each.evidence)
    if case.repayments:
        paid = yuan(sum((a.amount - a.unapplied for a in dossier.arrears.allocations), Decimal("0.00")))
        said = f"文书作出后已受偿{paid}元，其余未履行"
        yield said, _proof(dossier, (each.evidence for each in case.repayments))
    for held in case.preservations:
        said = f"{held.court}以{held.ruling_number}裁定保全{held.owner}的{held.asset}"
        yield said, exhibits(dossier.bundle, held.evidence)
    for clue in case.clues:
        said = f"{clue.owner}的财产线索：{clue.kind.label}（{clue.description}）"
        yield said, exhibits(dossier.bundle, clue.evidence)


def _proof(dossier: Dossier, proofs: Iterable[tuple[Proof, ...]]) -> str:
    return exhibits(dossier.bundle, tuple(dict.fromkeys(proof for some in proofs for proof in some)))


def _row(dossier: Dossier, fact: str, proof: str) -> MatrixRow:
    pages: dict[str, list[str]] = {}
    for number, run in _CITED.findall(proof):
        pages.setdefault(number, []).append(run)
    titles = {each.name: each.title for each in dossier.bundle.exhibits}
    proven = tuple(Proven(n, titles.get(n, ""), listed(runs)) for n, runs in pages.items())
    return MatrixRow(fact, proven, "" if proven else _UNPROVED)
