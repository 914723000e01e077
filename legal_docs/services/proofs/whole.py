"""All papers of a case proved together, once each of them has passed alone."""

from collections.abc import Iterable, Iterator, Sequence

from legal_docs.drafting.draft import Draft
from legal_docs.errors import ProofError
from legal_docs.model.dossier import Dossier
from legal_docs.rendering.match import Fault
from legal_docs.services.agreement import Made, disagreements
from legal_docs.services.proofs.capitals import alone, wrong_capitals
from legal_docs.services.proofs.repealed import repealed_law
from legal_docs.services.proofs.strangers import own_words, strangers


def prove_together(dossier: Dossier, papers: Sequence[tuple[Made, str]], names: Iterable[str] = ()) -> None:
    """Return quietly when the papers agree with the case, with the law in force, and with each other.

    With each paper comes the text of its template, whose own words may stand in it. `names` are those of
    all cases of the run. Raises ProofError that names each paper and what is wrong with it; nothing is kept.
    """
    known = own_words(dossier)
    faults = [
        (f"《{made.draft.name}》{zh}", f"{made.draft.kind.value}: {en}")
        for made, template in papers
        for zh, en in _of_one(dossier, made, f"{known}\n{template}", names)
    ]
    faults += disagreements(dossier, [made for made, _ in papers])
    if faults:
        raise ProofError(
            f"案件{dossier.case.number}的文书核对未通过：{'；'.join(zh for zh, _ in faults)}。"
            "文件没有保存，请核对模板与案件资料",
            f"The papers of case {dossier.case.number} failed their proof: "
            f"{'; '.join(en for _, en in faults)}. Nothing was kept",
        )


def _of_one(dossier: Dossier, made: Made, known: str, names: Iterable[str]) -> Iterator[Fault]:
    yield from wrong_capitals(made.text)
    for words in _sums(made.draft):
        if alone(made.text, words):
            yield f"大写“{words}”旁没有小写金额", f'no figure stands beside the capitals "{words}"'
    yield from strangers(made.text, known, names)
    yield from repealed_law(made.text, known.splitlines(), dossier.on)


def _sums(draft: Draft) -> Iterator[str]:
    yield from (words for words in draft.once if words.endswith(("整", "分")))
