"""Evidence: what the lawyer says of a file, and the exhibit that comes of it."""

from typing import Annotated

from pydantic import Field

from legal_docs.model.base import Day, FreeText, Labelled, Model, Text


class ExhibitKind(Labelled):
    """证据种类 (民诉法2023.66)."""

    STATEMENT = "statement", "当事人的陈述"
    DOCUMENT = "document", "书证"
    OBJECT = "object", "物证"
    AUDIOVISUAL = "audiovisual", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    WITNESS = "witness", "证人证言"
    EXPERT = "expert", "鉴定意见"
    INSPECTION = "inspection", "勘验笔录"


class Original(Labelled):
    """原件情况."""

    ORIGINAL = "original", "原件"
    COPY = "copy", "复印件"
    ELECTRONIC = "electronic", "电子数据打印件"


class Custody(Model):
    """保管链: how electronic data came from the system to this file (证据规定2019.93)."""

    system: FreeText = ""
    operator: FreeText = ""
    taken_on: Day | None = None
    sha256: FreeText = ""
    method: FreeText = ""


class ExhibitNote(Model):
    """证据说明: what the lawyer says of one file of the evidence folder; all but `file` may be left out.

    `signed_by_head` and `signed_by_maker`: who signed a certificate of the bank itself beside its seal.
    """

    file: Text
    title: FreeText = ""
    group: FreeText = ""
    kind: ExhibitKind | None = None
    original: Original | None = None
    original_place: FreeText = ""
    source: FreeText = ""
    purpose: FreeText = ""
    order: Annotated[int, Field(ge=1)] | None = None
    custody: Custody | None = None
    is_own_certificate: bool = False
    signed_by_head: bool = False
    signed_by_maker: bool = False
    exclude: bool = False


class Exhibit(Model):
    """证据: one file of the bundle with its number and, once bound, its pages (first and last, 1-based)."""

    number: Annotated[int, Field(ge=1)]
    file: Text
    title: Text
    group: FreeText
    kind: ExhibitKind
    original: Original
    source: FreeText = ""
    purpose: FreeText = ""
    sha256: Text
    size: int
    page_count: int = 0
    first_page: int = 0
    last_page: int = 0

    @property
    def pages(self) -> str:
        """Return the pages as the index prints them: `12-15`, or `12` for a single page."""
        return str(self.first_page) if self.page_count == 1 else f"{self.first_page}-{self.last_page}"


class EvidenceBundle(Model):
    """证据卷: the exhibits of one case in order; `page_count` and `front_pages` once bound."""

    case_number: Text
    exhibits: tuple[Exhibit, ...]
    page_count: int = 0
    front_pages: int = 0

    def find(self, file: str) -> Exhibit | None:
        """Return the exhibit made from `file` (exact path inside the evidence folder), if any."""
        return next((e for e in self.exhibits if e.file == file), None)


ExhibitList = tuple[Exhibit, ...]
"""证据目录: the exhibits in order."""
