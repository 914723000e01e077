"""The date under a notice that calls a loan, beside the day the case file says it was declared."""

import re
from collections.abc import Iterator

from legal_docs.bundling.contradictions.comparing import Compared, known, told
from legal_docs.bundling.contradictions.roles import Role
from legal_docs.bundling.contradictions.values import DAY, day
from legal_docs.bundling.reading import Words

_ALONE = re.compile(rf"(?m)^\s*({DAY})\s*$")
_CALLS = re.compile("提前到期")


def compared(words: Words, role: Role) -> Iterator[Compared]:
    """Yield the last date that stands alone on the notice."""
    for call in role.calls:
        days = [(page.number, day(match[1])) for page in words.pages for match in _ALONE.finditer(page.text)]
        if days and _CALLS.search(words.exhibit.title):
            number, last = days[-1]
            right = (known("提前到期 › 宣布日", call.declared_on),)
            yield Compared("notice_date", "", right, (told(last, words.file, number),))
