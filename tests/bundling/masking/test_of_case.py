import pytest

from legal_docs.bundling.masking.kinds import Kind, Style
from legal_docs.bundling.masking.of_case import secrets_of
from legal_docs.model.casefile import CaseFile
from tests.bundling.cases import case
from tests.bundling.masking.made import IDENTITY

PEOPLE = [
    {
        "kind": "natural", "name": "张三样", "id_number": IDENTITY, "phone": "13900001234",
        "spouse": "李四样",
        "email": "zhang@example.com", "household_address": "示例村1号", "residence_address": "示例路2号",
        "guardian": "周八样",
    },
    {
        "kind": "organisation", "name": "示例贸易有限公司", "uscc": "911101010000000000",
        "head_name": "王五样",
        "phone": "13911112222", "operator": "赵六样", "sole_shareholder": "孙七样",
    },
]  # fmt: skip


def _case() -> CaseFile:
    whole = case(people=PEOPLE, guarantors=[])
    contact = {"id": "C", "on": "2025-05-06", "channel": "短信", "target": "张三样", "is_demand": True}
    sent = [{**contact, "id": f"C{n}", "sent_to": to} for n, to in enumerate(
        ("13800005678", "138 0000 9999（本人）", "li@example.com", "示例市示例路3号楼1390000号", "", "A座")
    )]  # fmt: skip
    clue = {"id": "Q1", "owner": "张三样", "kind": "payment_account", "description": "x"}
    clue |= {"number": "wx_12345", "location": "示例支行"}
    data = whole.model_dump(mode="json") | {"contacts": sent, "clues": [clue]}
    data["loans"][0]["disbursements"][0]["account"] = "9999990000000001"
    data["creditor"] |= {
        "phone": "13700001111",
        "service_phone": "01088880001",
        "agents": [{"name": "吴某", "phone": "01088880002"}, {"name": "郑某", "phone": "13700001111"}],
        "account": {"holder": "示例银行", "bank": "示例银行", "number": "4111111111111111"},
    }
    return CaseFile.model_validate(data)


def _texts(kind: Kind) -> list[str]:
    return [secret.text for secret in secrets_of(_case()).words if secret.kind is kind]


def test_names_numbers_and_addresses_of_the_people_of_a_case_are_secret() -> None:
    assert _texts(Kind.NAME) == ["张三样", "李四样", "周八样", "王五样", "赵六样", "孙七样"]
    assert _texts(Kind.ID) == [IDENTITY]
    people, records = ["13900001234", "13911112222"], ["13800005678"]
    assert _texts(Kind.PHONE) == [*people, "01088880001", "01088880002", *records]
    assert _texts(Kind.EMAIL) == ["zhang@example.com", "li@example.com"]
    assert _texts(Kind.ACCOUNT) == ["9999990000000001", "wx_12345"]
    assert _texts(Kind.ADDRESS) == [
        "示例村1号",
        "示例路2号",
        "示例支行",
        "138 0000 9999（本人）",
        "示例市示例路3号楼1390000号",
    ]


def test_the_bank_its_account_and_contract_numbers_stay() -> None:
    secrets = secrets_of(_case())
    text = "示例银行股份有限公司示例分行 示例贸易有限公司 911101010000000000 HT-2023-0001"
    text += " 4111111111111111 13700001111"
    assert secrets.masked(text) == text
    assert "■" in secrets.masked("13700001112")


@pytest.mark.parametrize("kind", [Kind.NAME, Kind.ID, Kind.PHONE, Kind.ACCOUNT, Kind.ADDRESS, Kind.EMAIL])
def test_a_kind_to_keep_stays_readable_whoever_it_belongs_to(kind: Kind) -> None:
    samples = {
        Kind.NAME: "张三样", Kind.ID: "110101198802022345", Kind.PHONE: "13800001111",
        Kind.ACCOUNT: "5555555555554444", Kind.ADDRESS: "示例路2号", Kind.EMAIL: "x@example.com",
    }  # fmt: skip
    masked = secrets_of(_case(), keep=[kind])
    assert masked.masked(samples[kind]) == samples[kind]
    assert all("■" in masked.masked(text) for other, text in samples.items() if other is not kind)


def test_further_words_and_the_style_are_taken_over() -> None:
    secrets = secrets_of(_case(), also=["内部备注"], style=Style.ENDS)
    assert secrets.masked("内部备注 13900001234") == "■■■■ 139■■■■1234"
    assert [each.kind for each in secrets.find("内部备注")] == [Kind.WORD]
