"""Supplementary bundles: what is new goes on from the last page, or in between as 3A on pages 12A, 12B …

What was filed keeps its number and its pages: papers that cite it stay true.
"""

from collections.abc import Sequence
from typing import Literal

from legal_docs.bundling.refusal import RefusedError
from legal_docs.model.exhibit import EvidenceBundle, Exhibit, letters

Way = Literal["continue", "insert"]
CONTINUED, INSERTED = "补充证据卷", "证据卷（补充后）"


def together(filed: Sequence[EvidenceBundle]) -> EvidenceBundle:
    """Return the bundles handed in so far as one, in the order they were filed.

    Of a bundle that repeats exhibits of one before it, only what is new counts. Raises RefusedError where the
    records contradict each other, or one is missing: the pages must run from 1 on without a gap.
    """
    seen: dict[str, Exhibit] = {}
    for one in (one for bundle in filed for one in bundle.exhibits):
        before = seen.setdefault(one.name, one.model_copy(update={"label": one.name}))
        if (before.sha256, before.pages) != (one.sha256, one.pages):
            raise RefusedError("supplement_records", one.file, name=one.name)
    ordered = sorted(seen.values(), key=_place)
    last = 0
    for one in (one for one in ordered if one.after is None):
        if one.first_page != last + 1 or one.last_page != last + one.page_count:
            raise RefusedError("supplement_records", one.file, name=one.name)
        last = one.last_page
    numbered = tuple(one.model_copy(update={"number": place}) for place, one in enumerate(ordered, 1))
    counted = {"page_count": sum(one.page_count for one in numbered), "front_pages": _front(filed)}
    update = {"exhibits": numbered, "volumes": (), "added": (), "earlier": None, **counted}
    return filed[0].model_copy(update=update)


def _front(filed: Sequence[EvidenceBundle]) -> int:
    """Return how many pages stand before the exhibits: a whole bundle takes the place of those before it."""
    total = 0
    for one in filed:
        total = one.front_pages + (0 if one.title == INSERTED else total)
    return total


def _place(one: Exhibit) -> tuple[int, int]:
    return (one.first_page, -1) if one.after is None else (one.after, one.skip)


def supplement(
    planned: EvidenceBundle, filed: EvidenceBundle, way: Way, *, may_be_empty: bool = False
) -> EvidenceBundle:
    """Return the bundle to bind: the new exhibits alone (continue), or all of them (insert).

    An exhibit is the same if its content is; its file may have another name. Raises RefusedError where an
    exhibit that was filed is no longer in the folder or was changed, and where there is nothing new; where
    that `may_be_empty`, the bundle has no exhibits but those filed earlier.
    """
    kept, new = _sorted_out(planned, filed)
    now = filed.model_copy(update={"exhibits": tuple(kept)})
    if not new and not may_be_empty:
        raise RefusedError("supplement_nothing_new", filed.case_number)
    if not new:
        return EvidenceBundle(case_number=filed.case_number, title=CONTINUED, earlier=now, exhibits=())
    by_file = {one.file: one for one in filed.exhibits}
    marked = [_marked(one, by_file) for one in new]
    return _continued(now, marked) if way == "continue" else _inserted(now, marked)


def _sorted_out(planned: EvidenceBundle, filed: EvidenceBundle) -> tuple[list[Exhibit], list[Exhibit]]:
    """Return the filed exhibits under the files they have now, and the planned ones that are new.

    Of several files with the same content each stands for one exhibit.
    """
    left = list(planned.exhibits)
    kept = []
    for one in filed.exhibits:
        same = [each for each in left if each.sha256 == one.sha256]
        if not same:
            changed = any(each.file == one.file for each in planned.exhibits)
            code = "supplement_changed" if changed else "supplement_withdrawn"
            raise RefusedError(code, one.file, name=one.name, title=one.title)
        chosen = next((each for each in same if each.file == one.file), same[0])
        left.remove(chosen)
        kept.append(one.model_copy(update={"file": chosen.file}))
    return kept, left


def moved(filed: EvidenceBundle, bound: EvidenceBundle) -> tuple[Exhibit, ...]:
    """Return the exhibits filed before whose number or pages are not what they were, or are used again.

    () is right. In a whole bundle each stands where it stood; in one that goes on none stands at all.
    """
    now = {(one.name, one.pages, one.sha256) for one in bound.exhibits}
    if bound.title == INSERTED:
        return tuple(one for one in filed.exhibits if (one.name, one.pages, one.sha256) not in now)
    names = {one.name for one in bound.exhibits}
    first = min(one.first_page for one in bound.exhibits)
    return tuple(one for one in filed.exhibits if one.name in names or one.last_page >= first)


def _marked(one: Exhibit, by_file: dict[str, Exhibit]) -> Exhibit:
    before = by_file.get(one.file)
    return one.model_copy(update={"replaces": before.name if before else ""})


def _continued(filed: EvidenceBundle, new: Sequence[Exhibit]) -> EvidenceBundle:
    last = max(int(one.name) for one in filed.exhibits if one.after is None)
    page = max(one.last_page for one in filed.exhibits) + 1
    placed = [
        one.model_copy(update={"number": place, "label": str(last + place)})
        for place, one in enumerate(new, 1)
    ]
    placed[0] = placed[0].model_copy(update={"first_page": page})
    return EvidenceBundle(
        case_number=filed.case_number,
        title=CONTINUED,
        added=tuple(one.number for one in placed),
        earlier=filed,
        exhibits=tuple(placed),
        style=filed.style,
    )


def _inserted(filed: EvidenceBundle, new: Sequence[Exhibit]) -> EvidenceBundle:
    """Return all exhibits: each new one after the last filed one of its group, or at the very end."""
    behind: dict[int, list[Exhibit]] = {}
    for one in new:
        mates = [each for each in filed.exhibits if each.group == one.group and each.after is None]
        after = (mates or [each for each in filed.exhibits if each.after is None])[-1]
        behind.setdefault(after.number, []).append(one)
    placed: list[Exhibit] = []
    for one in filed.exhibits:
        placed.append(one.model_copy(update={"label": one.name}))
        if _is_last_of_family(one, filed):
            head = _head(one, filed)
            placed += _lettered(head, _grown(head, filed), behind.get(head.number, []))
    numbered = [one.model_copy(update={"number": place}) for place, one in enumerate(placed, 1)]
    named = {one.name for one in filed.exhibits}
    return EvidenceBundle(
        case_number=filed.case_number,
        title=INSERTED,
        added=tuple(one.number for one in numbered if one.name not in named),
        exhibits=tuple(numbered),
        style=filed.style,
    )


def _head(one: Exhibit, filed: EvidenceBundle) -> Exhibit:
    """Return the exhibit that `one` was inserted after, or itself."""
    if one.after is None:
        return one
    return next(each for each in filed.exhibits if each.after is None and each.last_page == one.after)


def _is_last_of_family(one: Exhibit, filed: EvidenceBundle) -> bool:
    family = [each for each in filed.exhibits if _head(each, filed) is _head(one, filed)]
    return family[-1] is one


def _grown(head: Exhibit, filed: EvidenceBundle) -> list[Exhibit]:
    return [each for each in filed.exhibits if each.after is not None and _head(each, filed) is head]


def _lettered(head: Exhibit, before: Sequence[Exhibit], new: Sequence[Exhibit]) -> list[Exhibit]:
    """Return `new` with their names and the page they stand after; pages are counted when bound."""
    return [
        one.model_copy(
            update={"label": f"{head.name}{letters(len(before) + place)}", "after": head.last_page}
        )
        for place, one in enumerate(new)
    ]
