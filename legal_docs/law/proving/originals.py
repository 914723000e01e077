"""Originals and copies: copies whose original is nowhere, files of which nothing is said (R-EVI-2)."""

from collections.abc import Iterable, Iterator

from legal_docs.law.articles import applies
from legal_docs.law.proving.evidence_wording import evidence_point, listed, proofs_of
from legal_docs.law.proving.files import is_electronic, is_scan
from legal_docs.model.exhibit import ExhibitKind, ExhibitNote, Original
from legal_docs.model.point import Point

_NAMED = 8
_RULE = "R-EVI-2"
_ALONE = "无法与原件核对的复印件不能单独作为认定事实的根据"


@applies(
    "民诉法2023.73", "民事证据规定2019.11", "民事证据规定2019.61", "民事证据规定2019.90",
    "民诉法解释2022.111",
    "在线诉讼规则2021.11", "在线诉讼规则2021.12", "在线诉讼规则2021.13",
)  # fmt: skip
def copy_points(notes: Iterable[ExhibitNote]) -> Iterator[Point]:
    """Yield the copies whose original is nowhere: such a copy cannot stand alone."""
    lost = [each.file for each in notes if each.original is Original.COPY and not each.original_place]
    if lost:
        said = (
            f"{listed(lost)}为复印件，没有填写原件存放处。{_ALONE}，"
            "请找到原件备查，或者说明不能提交原件的原因；在线提交的，对方提出合理异议时也须出示原件"
        )
        articles = ("民诉法2023.73", "民事证据规定2019.90", "民诉法解释2022.111", "在线诉讼规则2021.12")
        yield evidence_point("copies_without_original", _RULE, said, *articles, proofs=proofs_of(lost))


@applies("民诉法2023.73", "民事证据规定2019.11", "民事证据规定2019.90")
def unstated_points(files: Iterable[str], notes: Iterable[ExhibitNote]) -> Iterator[Point]:
    """Yield the scans of which nobody says whether there is an original, as one point.

    The list of exhibits calls them copies. They are named in the order of `files`: the weightiest first.
    """
    told = {each.file for each in notes if _is_told(each)}
    bare = [each for each in dict.fromkeys(files) if is_scan(each) and each not in told]
    if bare:
        said = (
            f"{listed(bare, _NAMED)}的原件情况未填写，目录按复印件列示；{_ALONE}，"
            "请逐项核对并注明原件存放处，持有原件的改为原件"
        )
        articles = ("民诉法2023.73", "民事证据规定2019.11", "民事证据规定2019.90")
        yield evidence_point("originals_not_stated", _RULE, said, *articles, proofs=proofs_of(bare))


def _is_told(note: ExhibitNote) -> bool:
    """Return whether the note settles the matter, or the file is no paper at all, or is not handed in."""
    other = is_electronic(note) or note.kind is ExhibitKind.AUDIOVISUAL
    return note.exclude or other or note.original is not None or bool(note.original_place)
