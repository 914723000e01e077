"""Exhibits that do not prove what they are filed for, or say too little of it (R-EVI-1, R-EVI-2)."""

import re
from collections.abc import Iterable, Iterator

from legal_docs.law.articles import applies
from legal_docs.law.proving.evidence_wording import evidence_point, listed, proofs_of
from legal_docs.law.proving.files import is_letter
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import Outcome
from legal_docs.model.exhibit import ExhibitNote
from legal_docs.model.point import Point

_FIGURE = re.compile("[0-9０-９]")


@applies("民诉法2023.73", "民事证据规定2019.11")
def unsigned_text_points(files: Iterable[str], notes: Iterable[ExhibitNote]) -> Iterator[Point]:
    """Yield the letters kept as word processor files: a print of one is no copy of what was sent."""
    left_out = {each.file for each in notes if each.exclude}
    texts = [each for each in dict.fromkeys(files) if is_letter(each) and each not in left_out]
    if texts:
        said = (
            f"{listed(texts)}是文字处理文件，打印出来没有签章，不能证明实际签发、寄出的就是该文本，"
            "目录按电子数据打印件列示，不作为复印件核对；请换成签章后留底的原件、复印件或者扫描件"
        )
        articles = ("民诉法2023.73", "民事证据规定2019.11")
        yield evidence_point("unsigned_text", "R-EVI-2", said, *articles, proofs=proofs_of(texts))


@applies("民诉法2023.67", "民法典.137", "民法典.195")
def vain_attempt_points(case: CaseFile) -> Iterator[Point]:
    """Yield the exhibits that only show calls nobody answered and messages that did not arrive."""
    left_out = {each.file for each in case.evidence if each.exclude}
    vain = [each.evidence for each in case.contacts if each.outcome is Outcome.NOT_REACHED]
    others = [each.evidence for each in case.contacts if each.outcome is not Outcome.NOT_REACHED]
    others += [each.evidence for each in case.events]
    useful = {*left_out, *_files(others)}
    bare = [each for each in _files(vain) if each not in useful]
    if bare:
        said = (
            f"{listed(bare)}只记载未接通、未送达的联系，没有到达对方，不发生主张权利、中断时效的效力，"
            "请考虑不作为证据提交，留作内部记录；用来说明失联的除外"
        )
        articles = ("民法典.137", "民法典.195")
        yield evidence_point("attempts_prove_nothing", "R-EVI-1", said, *articles, proofs=proofs_of(bare))


@applies("民事证据规定2019.19")
def bare_purpose_points(case: CaseFile, notes: Iterable[ExhibitNote]) -> Iterator[Point]:
    """Yield the contracts, drawdowns and accounts whose purpose, as typed, names no day, sum or number."""
    proved = [each.evidence for each in case.loans] + [each.evidence for each in case.cards]
    proved += [each.evidence for each in case.repayments] + [each.evidence for each in case.balances]
    proved += [note.evidence for _, note in case.debts()]
    proved += [each.evidence for card in case.cards for each in card.statements]
    weighty = _files(proved)
    bare = [each.file for each in notes if each.file in weighty and _is_bare(each.purpose)]
    if bare:
        said = (
            f"{listed(bare)}的证明目的没有写明日期、金额或者编号，请写明要证明的具体内容；"
            "证明目的留空的，由程序按案件资料拟写"
        )
        yield evidence_point(
            "purpose_without_figures", "R-EVI-1", said, "民事证据规定2019.19", proofs=proofs_of(bare)
        )


def _is_bare(purpose: str) -> bool:
    return bool(purpose) and not _FIGURE.search(purpose)


def _files(proved: Iterable[tuple[Proof, ...]]) -> dict[str, None]:
    return dict.fromkeys(proof.file for proofs in proved for proof in proofs)
