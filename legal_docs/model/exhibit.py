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


class StampPlace(Labelled):
    """页码位置; the outer corner is right on odd pages, left on even ones."""

    CENTRE = "bottom_centre", "页下居中"
    OUTER = "bottom_outer", "页下外侧"
    TOP_OUTER = "top_outer", "页上外侧"


class BundleStyle(Model):
    """装订方式: how the bundle is bound; a court's own limits are given here, 0 is no limit.

    `dividers` puts a sheet before each exhibit; `certified` prints 与原件核对一致 on each copy.
    """

    stamp: StampPlace = StampPlace.CENTRE
    dividers: bool = False
    certified: bool = False
    volume_pages: Annotated[int, Field(ge=0, strict=True)] = 0
    volume_mb: Annotated[int, Field(ge=0, strict=True)] = 0


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
    `turn`: by how many degrees its pages are to be turned to the right, where they lie on their side.
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
    turn: Annotated[int, Field(ge=0, le=270, multiple_of=90)] = 0
    exclude: bool = False


class Exhibit(Model):
    """证据: one file of the bundle with its number and, once bound, its pages.

    Pages are counted through the bundle from 1; those of an exhibit inserted later (`after` is the page
    before it, `skip` how many inserted pages come first) are called 12A, 12B …, and its own name is its
    `label`, 3A. `lead` is how many of its pages are a divider sheet of ours. `replaces` names the exhibit,
    filed before, whose file was changed. `recognised` are the pages of its own file, from 1, that bear words
    a program recognised in their picture, `unrecognised` those of which it could not read enough.
    """

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
    label: FreeText = ""
    after: int | None = None
    skip: int = 0
    lead: int = 0
    replaces: FreeText = ""
    recognised: tuple[int, ...] = ()
    unrecognised: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """Return what the exhibit is called: `3`, or `3A` for one inserted later."""
        return self.label or str(self.number)

    @property
    def pages(self) -> str:
        """Return the pages as the index prints them: `12-15`, or `12` for a single page."""
        first = self.page_label(0)
        return first if self.page_count == 1 else f"{first}-{self.page_label(self.page_count - 1)}"

    def page_label(self, offset: int) -> str:
        """Return what the page `offset` pages after the first is called: `12`, or `11B`."""
        if self.after is None:
            return str(self.first_page + offset)
        return f"{self.after}{letters(self.skip + offset)}"


class Volume(Model):
    """册: one PDF file of the bundle: how many pages stand before its exhibits, and which those are."""

    number: Annotated[int, Field(ge=1)]
    file: Text
    front_pages: int
    exhibits: tuple[int, ...]


class EvidenceBundle(Model):
    """证据卷: the exhibits of one case in order, and once bound its volumes.

    `page_count` counts the exhibits' pages, `front_pages` covers and indexes of all volumes. Of a supplement
    `added` are the numbers of the exhibits that were not filed before; `earlier` is what it goes on from,
    where that stands in bundles of its own. `recognised_by` names the program, with its version, that
    recognised words in scans: they are for searching, and no fact.
    """

    case_number: Text
    title: Text = "证据卷"
    added: tuple[int, ...] = ()
    recognised_by: FreeText = ""
    earlier: "EvidenceBundle | None" = None
    exhibits: tuple[Exhibit, ...]
    style: BundleStyle = BundleStyle()
    volumes: tuple[Volume, ...] = ()
    page_count: int = 0
    front_pages: int = 0

    @property
    def whole(self) -> "EvidenceBundle":
        """Return what papers cite: the exhibits filed earlier under their names and pages, then these."""
        if self.earlier is None:
            return self
        both = enumerate((*self.earlier.exhibits, *self.exhibits), 1)
        return self.model_copy(
            update={
                "exhibits": tuple(one.model_copy(update={"number": n, "label": one.name}) for n, one in both),
                "earlier": None,
                "added": (),
                "volumes": (),
                "page_count": self.earlier.page_count + self.page_count,
                "front_pages": self.earlier.front_pages + self.front_pages,
            }
        )

    def find(self, file: str) -> Exhibit | None:
        """Return the exhibit made from `file` (exact path inside the evidence folder), if any."""
        return next((e for e in self.exhibits if e.file == file), None)

    def of(self, volume: Volume) -> tuple[Exhibit, ...]:
        """Return the exhibits that stand in `volume`, in order."""
        return tuple(e for e in self.exhibits if e.number in volume.exhibits)


def letters(place: int) -> str:
    """Return A, B … Z, AA, AB … for 0, 1 …"""
    more, last = divmod(place, 26)
    return (letters(more - 1) if more else "") + chr(ord("A") + last)


ExhibitList = tuple[Exhibit, ...]
"""证据目录: the exhibits in order."""
