"""Pages with numbers of people outside the case."""

from legal_docs.bundling.strangers import find
from tests.bundling.cases import case
from tests.bundling.papers import paper, table

PEOPLE = [
    {"kind": "natural", "name": "张三样", "phone": "13800000001", "id_number": "11010119900101123X"},
    {"kind": "natural", "name": "李四样"},
]
OTHERS = "13900000001 13900000002 13900000003"


def test_a_page_with_three_strange_mobile_numbers_is_pointed_out_without_the_numbers() -> None:
    (found,) = find(case(people=PEOPLE), [paper("合同", f"13800000001 {OTHERS}", file="a.pdf")])
    assert (found.proof.file, found.proof.page, found.phones, found.ids) == ("a.pdf", 2, 3, 0)
    assert "139" not in found.model_dump_json()


def test_two_strange_numbers_the_parties_own_and_one_number_told_thrice_are_no_list() -> None:
    two = paper("13900000001 13900000002 13900000001 13800000001")
    own = paper("11010119900101123x 110101199002021234")
    assert find(case(people=PEOPLE), [two, own]) == ()


def test_two_strange_identity_numbers_are_pointed_out_account_numbers_are_not() -> None:
    ids = paper("110101199002021234，110101199003031234")
    accounts = paper("620000000000000123 620099990000001234 99110101199002021234")
    assert [each.ids for each in find(case(people=PEOPLE), [ids, accounts])] == [2]


def test_a_table_is_counted_as_a_whole() -> None:
    book = table("姓名|电话", "甲|13900000001", "乙|13900000002", "丙|13900000003", file="通讯录.csv")
    (found,) = find(case(people=PEOPLE), [book])
    assert (found.proof.page, found.phones) == (None, 3)


def test_comments_of_a_table_count_too() -> None:
    book = table("姓名|电话", "甲|13900000001", file="表.xlsx")
    noted = book._replace(sheets=(book.sheets[0]._replace(notes=("13900000002、13900000003",)),))
    assert [each.phones for each in find(case(people=PEOPLE), [noted])] == [3]


def test_the_numbers_of_the_bank_and_its_agents_are_known() -> None:
    bank = case().creditor.model_dump(mode="json") | {
        "phone": "13900000001",
        "service_phone": "13900000002",
        "agents": [{"name": "王示例", "phone": "13900000003"}],
    }
    assert find(case(people=PEOPLE, creditor=bank), [paper(OTHERS)]) == ()
