"""What is needed to make one paper: its template, what it says, what it must say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from legal_docs.drafting.context import Context
from legal_docs.model.filing import FilingKind
from legal_docs.model.form import FormSheet

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_MOST = 50
_SUMS = ("合计大写", "保全数额大写")
_ADDRESSED = frozenset(
    {
        FilingKind.COMPLAINT,
        FilingKind.ENFORCEMENT,
        FilingKind.PRESERVATION,
        FilingKind.RENEWAL,
        FilingKind.NETWORK_QUERY,
        FilingKind.CONSUMPTION,
        FilingKind.DISHONEST,
        FilingKind.PAYMENT_ORDER,
    }
)
"""The papers that end with 此致 and the court; the others only name it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """待生成的文书. `of` says whom or what it is for, where a case has several papers of a kind.

    A `context` fills a Word template of ours; a `FormSheet` fills the blanks of a printed form.
    `never` are strings it must not hold.
    """

    kind: FilingKind
    template: str
    context: Context | FormSheet
    must_say: Sequence[str]
    of: str = ""
    never: Sequence[str] = ()

    @property
    def name(self) -> str:
        """Return the name of its files without extension: `保证人催告函-周某丙`.

        What a file name cannot hold becomes `_`, and a very long name is cut; the paper prints it whole.
        """
        of = _UNSAFE.sub("_", self.of)[:_MOST]
        return f"{self.kind.label}-{of}" if of else self.kind.label

    @property
    def once(self) -> tuple[str, ...]:
        """Return what the paper must say exactly as often as it stands here: its sum in capitals, its court.

        The court is the one addressed after 此致; a court also named elsewhere is not counted there.
        """
        if isinstance(self.context, FormSheet):
            return ()
        keys = self.context.keys()
        sums = (value for key, value in keys.items() if key in _SUMS)
        court = keys.get("法院", "") if self.kind in _ADDRESSED else ""
        addressed = (f"此致{court}",) if court else ()
        return (*_spelled(keys.get("诉讼请求")), *(each for each in sums if each), *addressed)


def _spelled(claims: Any) -> tuple[str, ...]:
    return (claims["合计大写"],) if claims else ()
