from pathlib import Path

from legal_docs.intake.raw import RawCase
from legal_docs.intake.salvage import Remains, salvage
from legal_docs.model.problem import Place
from tests.intake.factories import loan_case, only, put, read_json, take


def _salvaged(data: dict) -> Remains:
    found = salvage(RawCase("示例-0001", data, lambda loc: Place()))
    assert found is not None
    return found


def test_a_refused_item_is_taken_out_and_its_list_is_no_longer_whole() -> None:
    remains = _salvaged(put(loan_case(), "repayments.0.amount", "x"))
    assert [r.id for r in remains.case.repayments] == ["R2"]
    assert not remains.whole("repayments") and remains.whole("loans", "people")


def test_an_optional_value_is_taken_out_alone() -> None:
    remains = _salvaged(put(loan_case(), "repayments.0.booked_on", "x"))
    assert len(remains.case.repayments) == 2
    assert not remains.whole("repayments.booked_on") and remains.whole("repayments.amount")


def test_what_a_case_must_have_gets_a_stand_in_that_is_not_judged() -> None:
    data = loan_case()
    take(data, "creditor")
    take(data, "cause")
    remains = _salvaged(data)
    assert not remains.whole("cause") and not remains.whole("creditor.uscc")
    assert remains.lost(("creditor", "uscc"))


def test_the_data_given_is_left_as_it_was() -> None:
    data = put(loan_case(), "repayments.0.amount", "x")
    _salvaged(data)
    assert data["repayments"][0]["amount"] == "x"


def test_two_mistakes_in_one_item_cost_only_that_item() -> None:
    data = put(put(loan_case(), "repayments.0.amount", "x"), "repayments.0.paid_on", "y")
    take(data, "repayments.0.id")
    assert [r.id for r in _salvaged(data).case.repayments] == ["R2"]


def test_places_after_an_item_that_was_taken_out_stay_right(tmp_path: Path) -> None:
    data = loan_case()
    data["contacts"] = [{**data["contacts"][0], "id": f"C{n}"} for n in range(4)]
    put(data, "contacts.1.on", "x")
    put(data, "contacts.3.target", "查无此人")
    assert only(read_json(tmp_path, data), "unknown_person").place.column == "/0/contacts/3/target"
