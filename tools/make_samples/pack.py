"""What one sample is: the case and the files that prove it."""

from collections.abc import Callable
from dataclasses import dataclass

from legal_docs.model.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class Paper:
    """One evidence file: its path inside the case's folder and what makes its bytes."""

    file: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample: the case, its files, what it shows, and which input file carries it."""

    case: CaseFile
    papers: tuple[Paper, ...]
    shows: str
    in_workbook: bool = False
