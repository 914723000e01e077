"""The list of known property, by owner and kind."""

from typing import Any

from legal_docs.drafting.clue_list import clue_list, drafts, must_say
from legal_docs.model.dossier import Dossier
from tests.drafting.factory import COMPANY, DEBTOR, dossier, guarantor
from tests.drafting.test_preservation_application import ACCOUNT, BANK, HOUSE, JUDGMENT

HELD = {
    "id": "B1",
    "owner": DEBTOR["name"],
    "kind": "deposit",
    "asset": "另一示例银行99990000000001",
    "court": "某市某区人民法院",
    "ruling_number": "（2025）某0101财保1号",
    "ruled_on": "2025-06-01",
    "expires_on": "2026-05-31",
    "amount": "50000",
    "is_waiting": True,
}


def file(**changes: Any) -> Dossier:
    return dossier(**({"creditor": BANK, "clues": [ACCOUNT]} | changes))


def test_things_stand_under_their_owner_and_kind() -> None:
    second = ACCOUNT | {"id": "X5", "description": "储蓄账户", "number": "99990000000002"}
    car = {"id": "X3", "owner": DEBTOR["name"], "kind": "vehicle", "description": "轿车"}
    found = clue_list(file(clues=[HOUSE, ACCOUNT, car, second], guarantors=[guarantor()]))
    assert [(o.number, o.owner) for o in found.owners] == [("一", DEBTOR["name"]), ("二", COMPANY["name"])]
    assert [(k.number, k.kind, [i.thing for i in k.items]) for k in found.owners[0].kinds] == [
        (1, "银行存款", ["工资账户", "储蓄账户"]),
        (2, "车辆", ["轿车"]),
    ]
    assert found.count == 4


def test_a_thing_says_where_it_is_what_comes_first_and_by_which_ruling_it_is_held() -> None:
    house = HOUSE | {"owner": DEBTOR["name"], "prior_claims": "300000", "share_percent": "50"}
    found = clue_list(file(clues=[ACCOUNT, house], preservations=[HELD]))
    (account,), (home,) = (kind.items for kind in found.owners[0].kinds)
    assert (account.location_name, account.location, account.number_name) == (
        "开户行",
        "另一示例银行",
        "账号",
    )
    (held,) = account.held
    assert (held.ruling, held.act, held.limit) == (HELD["ruling_number"], "冻结", "50,000.00")
    assert (held.until, held.waiting) == ("2026年5月31日", True)
    assert (home.prior, home.share, home.sealed_by) == ("300,000.00", "50%", "丁法院")
    assert home.lacks == "坐落或者权属证号" and account.lacks == ""


def test_an_account_at_the_bank_itself_is_listed_and_said_to_be_so() -> None:
    found = clue_list(file(clues=[ACCOUNT | {"location": "示例银行某支行"}]))
    assert found.owners[0].kinds[0].items[0].own


def test_property_of_those_who_do_not_answer_for_the_debt_is_not_listed() -> None:
    assert list(drafts(file(clues=[HOUSE]))) == []


def test_it_is_made_in_both_stages_under_the_names_of_each() -> None:
    assert [(d.name, d.context.role, d.context.opponent) for d in drafts(file())] == [  # type: ignore[attr-defined]
        ("财产线索清单", "申请人", "被申请人")
    ]
    enforcing = file(
        stage="enforcement", judgments=[JUDGMENT | {"obligors": [COMPANY["name"]]}], clues=[HOUSE]
    )
    found = clue_list(enforcing)
    assert (found.role, found.opponent, found.instruments) == ("申请执行人", "被执行人", JUDGMENT["number"])
    assert [o.owner for o in found.owners] == [COMPANY["name"]]
    assert list(drafts(file(clues=[]))) == []


def test_it_must_say_owners_things_numbers_sums_and_rulings() -> None:
    said = must_say(clue_list(file(preservations=[HELD])))
    for text in (
        DEBTOR["name"],
        "工资账户",
        ACCOUNT["number"],
        "6,000.00",
        HELD["ruling_number"],
        "50,000.00",
    ):
        assert text in said


def test_the_date_is_left_open_unless_given() -> None:
    assert clue_list(file()).date == ""
    assert clue_list(file(file_on="2025-07-01")).date == "2025年7月1日"
