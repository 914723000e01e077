"""Templates and tables of the house: versions stay, one of each key is in use."""

import pytest

from legal_docs.model.filing import FilingKind
from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.model.template import TemplateNote
from legal_docs.storage import supplies
from legal_docs.storage.records import Records
from tests.storage.factory import AT, LATER, LI, WANG

NOTE = TemplateNote(id="甲", version="1", kind=FilingKind.COMPLAINT)


def supply(key: str = "甲", kind: SupplyKind = SupplyKind.TEMPLATE) -> Supply:
    note = NOTE if kind is SupplyKind.TEMPLATE else None
    told = {"name": "起诉状.docx", "sha256": "ab" * 32, "size": 3, "template": note, "reason": "首版"}
    return Supply(kind=kind, key=key, added_at=AT, added_by=LI, **told)


def test_versions_of_one_key_count_up_and_only_one_is_in_use(records: Records) -> None:
    with records.writing() as tx:
        first, second = supplies.add(tx, supply()), supplies.add(tx, supply())
        other = supplies.add(tx, supply("乙"))
        table = supplies.add(tx, supply("甲", SupplyKind.BANK))
        assert (first.version, second.version, other.version, table.version) == (1, 2, 1, 1)
        for each in (first, other, second):
            supplies.use(tx, each.id, at=LATER, by=WANG)
        assert {each.id for each in supplies.active(tx)} == {second.id, other.id}
        supplies.drop(tx, second.id, at=LATER, by=WANG)
        assert [each.id for each in supplies.active(tx)] == [other.id]
    with records.reading() as tx:
        kept = supplies.find(tx, first.id)
        assert kept and kept.template == NOTE and (kept.name, kept.reason) == ("起诉状.docx", "首版")
        assert (kept.is_active, kept.changed_at, kept.changed_by) == (False, LATER, WANG)
        assert [each.version for each in supplies.listing(tx, SupplyKind.TEMPLATE) if each.key == "甲"] == [
            2,
            1,
        ]
        assert supplies.listing(tx, SupplyKind.BANK) == (table,)


def test_what_is_not_there_is_none_or_a_lookup_error(records: Records) -> None:
    with records.writing() as tx:
        assert supplies.find(tx, 5) is None
        with pytest.raises(LookupError):
            supplies.use(tx, 5, at=AT, by=LI)
