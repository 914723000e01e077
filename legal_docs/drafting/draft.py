"""What is needed to make one paper: its template, what it says, what it must say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legal_docs.drafting.context import Context
from legal_docs.model.filing import FilingKind

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_MOST = 50


@dataclass(frozen=True, slots=True)
class Draft:
    """待生成的文书. `of` says whom or what it is for, where a case has several papers of a kind."""

    kind: FilingKind
    template: str
    context: Context
    must_say: Sequence[str]
    of: str = ""

    @property
    def name(self) -> str:
        """Return the name of its files without extension: `保证人催告函-周某丙`.

        What a file name cannot hold becomes `_`, and a very long name is cut; the paper prints it whole.
        """
        of = _UNSAFE.sub("_", self.of)[:_MOST]
        return f"{self.kind.label}-{of}" if of else self.kind.label
