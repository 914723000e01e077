"""Words of a case in Markdown: shown as they are, with links to their articles' proofs."""

import re
from collections.abc import Iterable, Mapping

from legal_docs.model.base import Proof

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+|~$:!&-])")


def plain(text: str) -> str:
    """Return the text so that Markdown shows every sign of it and gives none a meaning."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def exhibit(proof: Proof, exhibits: Mapping[str, int]) -> str:
    """Return a link that opens the evidence file at its page; only its name where it was not uploaded."""
    page = f" 第{proof.page}页" if proof.page else ""
    name = plain(proof.file.rpartition("/")[2] + page)
    id = exhibits.get(proof.file)
    if id is None:
        return f"{name}（未上传）"
    place = f"#page={proof.page}" if proof.page else ""
    return f"[{name}](/files/evidence/{id}{place})"


def exhibits_of(proofs: Iterable[Proof], exhibits: Mapping[str, int]) -> str:
    """Return the links of all proofs, each once."""
    return "、".join(dict.fromkeys(exhibit(proof, exhibits) for proof in proofs))
