"""Evidence files of a case: in order, each place once, never lost."""

import pytest
from sqlalchemy import event

from legal_docs.errors import ConflictError
from legal_docs.storage import evidence
from legal_docs.storage.records import Records
from tests.storage.factory import LATER, added, item


def test_items_are_kept_in_the_order_they_came_and_may_be_put_in_another(records: Records) -> None:
    with records.writing() as tx:
        id, other = added(tx).id, added(tx, "乙-1").id
        made = [evidence.add(tx, item(id, name)) for name in ("甲.pdf", "乙.pdf", "丙.pdf")]
        evidence.add(tx, item(other))
        assert [each.position for each in made] == [1, 2, 3]
        assert evidence.of_case(tx, id) == tuple(made)
        a, b, c = (each.id for each in made)
        ordered = evidence.reorder(tx, id, [c, a, b])
    with records.reading() as tx:
        assert evidence.of_case(tx, id) == ordered
        assert [each.id for each in ordered] == [c, a, b]
        assert evidence.find(tx, b) == ordered[2]
        assert evidence.find(tx, 5) is None


def test_an_order_that_does_not_name_each_item_once_is_refused(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        a, b = evidence.add(tx, item(id, "甲.pdf")).id, evidence.add(tx, item(id, "乙.pdf")).id
        for ids in ([a], [a, a], [a, b, 5], [a, b, b]):
            with pytest.raises(ConflictError, match="顺序没有保存"):
                evidence.reorder(tx, id, ids)


def test_a_place_is_taken_once_and_free_again_after_removal(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        first = evidence.add(tx, item(id, "a.pdf"))
        for name in ("a.pdf", "A.PDF"):
            with pytest.raises(ConflictError, match="同名文件"):
                evidence.add(tx, item(id, name))
        evidence.add(tx, item(id, "a.pdf", folder="02"))
        gone = evidence.remove(tx, first.id, at=LATER)
        again = evidence.add(tx, item(id, "a.pdf"))
        assert gone.removed_at == LATER and again.position == 3
        assert gone not in evidence.of_case(tx, id)
        assert gone in evidence.of_case(tx, id, removed=True)
        assert evidence.find(tx, first.id) == gone
        with pytest.raises(LookupError):
            evidence.remove(tx, first.id, at=LATER)


def test_an_item_is_renamed_but_not_over_another(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        first, second = evidence.add(tx, item(id, "a.pdf")), evidence.add(tx, item(id, "b.pdf"))
        moved = evidence.rename(tx, first.id, folder="", name="c.pdf")
        assert moved.path == "c.pdf" and evidence.find(tx, first.id) == moved
        assert evidence.rename(tx, first.id, folder="", name="C.pdf").name == "C.pdf"
        with pytest.raises(ConflictError):
            evidence.rename(tx, second.id, folder="", name="c.PDF")
        with pytest.raises(LookupError):
            evidence.rename(tx, 5, folder="", name="x")


def test_many_are_added_at_once_and_what_has_no_place_is_left_out(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        first = evidence.add(tx, item(id, "a.pdf"))
        more = evidence.add_all(tx, id, [item(id, name) for name in ("b.pdf", "A.pdf", "c.pdf", "B.PDF")])
        assert [(each.name, each.position) for each in more] == [("b.pdf", 2), ("c.pdf", 3)]
        assert evidence.add_all(tx, id, [item(id, "c.pdf")]) == ()
        assert evidence.of_case(tx, id) == (first, *more)


def test_adding_many_does_not_read_again_for_each_what_is_there(records: Records) -> None:
    asked: list[str] = []
    with records.writing() as tx:
        id = added(tx).id
        event.listen(tx.connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
        evidence.add_all(tx, id, [item(id, f"{n}.pdf") for n in range(50)])
    assert sum("FROM evidence" in statement for statement in asked) == 1


def test_a_file_takes_the_place_of_another_one(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        first, second = (evidence.add(tx, item(id, name)) for name in ("合同.pdf", "回单.pdf"))
        new = evidence.replace(tx, first.id, item(id, "合同.png", sha256="cd" * 32), at=LATER)
        assert (new.position, new.removed_at) == (first.position, None) and new.id != first.id
        assert evidence.of_case(tx, id) == (new, second)
        old = evidence.find(tx, first.id)
        assert old is not None and old.removed_at == LATER
        with pytest.raises(ConflictError):
            evidence.replace(tx, new.id, item(id, "回单.PDF"), at=LATER)
        with pytest.raises(LookupError):
            evidence.replace(tx, first.id, item(id, "x.pdf"), at=LATER)
