"""Whom and what a paper is wanted for in a case, with the papers its records cite (R-EVI-1)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import ExhibitList
from legal_docs.model.findings import Findings
from legal_docs.model.proving import Held


@dataclass(frozen=True, slots=True)
class View:
    """What a finder looks at: the case on a day, its exhibits, and what the rules found (None: not known)."""

    case: CaseFile
    exhibits: ExhibitList
    on: date
    findings: Findings | None = None

    def title(self, file: str) -> str:
        """Return the title of the exhibit of `file`, or the file's own name."""
        return next((each.title for each in self.exhibits if each.file == file), file.rpartition("/")[2])

    def named(self, file: str) -> str:
        """Return what the exhibit of `file` is called, with its file name; "" where it is not an exhibit."""
        found = next((each for each in self.exhibits if each.file == file), None)
        return f"{found.title} {file.rpartition('/')[2]}" if found else ""


@dataclass(frozen=True, slots=True)
class Want:
    """One subject a paper is wanted for, the proofs cited for it, and what the case file itself tells.

    `state` and `note` go before what the exhibits show; `absent` is what it means that none is there;
    `pages` is how many pages the paper must have.
    """

    subject: str = ""
    proofs: tuple[Proof, ...] = ()
    state: Held | None = None
    note: str = ""
    absent: Held = Held.MISSING
    pages: int = 0


Finder = Callable[[View], Iterator[Want]]


def together(proofs: Iterable[tuple[Proof, ...]]) -> tuple[Proof, ...]:
    """Return the proofs of several records, each once."""
    return tuple(dict.fromkeys(proof for some in proofs for proof in some))
