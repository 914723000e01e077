from legal_docs.intake.places import Places, Pointers, header_of
from legal_docs.model.problem import Place

ROW = Place(file="a.xlsx", sheet="借款", row=3)
KNOWN = {("loans", 0): ROW, ("loans", 0, "number"): ROW.model_copy(update={"column": "合同编号"})}


def test_a_value_stands_where_it_was_read() -> None:
    place = Places("a.xlsx", "甲", KNOWN).find(("loans", 0, "number"))
    assert (place.row, place.column, place.case) == (3, "合同编号", "甲")


def test_a_missing_value_stands_in_the_row_of_its_record_under_its_header() -> None:
    place = Places("a.xlsx", "甲", KNOWN).find(("loans", 0, "signed_on"))
    assert (place.sheet, place.row, place.column) == ("借款", 3, "签订日期")


def test_what_belongs_on_another_sheet_is_placed_there_without_a_row() -> None:
    place = Places("a.xlsx", "甲", KNOWN).find(("creditor", "uscc"))
    assert (place.sheet, place.row, place.column) == ("当事人", None, "统一社会信用代码")


def test_a_person_is_found_whatever_kind_the_model_tried() -> None:
    known = {("people", 0): Place(file="a.xlsx", sheet="当事人", row=2)}
    assert Places("a.xlsx", "甲", known).find(("people", 0, "natural", "sex")).row == 2


def test_a_group_of_fields_has_the_header_of_its_first() -> None:
    assert header_of(("loans", 0, "rate")) == ("借款", "利率方式")
    assert header_of(("loans",))[0] == "借款"
    assert header_of(("nothing",)) == ("", "")


def test_json_pointers_are_escaped() -> None:
    place = Pointers("a.json", "甲", "/0").find(("loans", 1, "a/b~c"))
    assert place.column == "/0/loans/1/a~1b~0c"
    assert Pointers("a.json", "").find(()).column == "/"
