from legal_docs.bundling.purpose import propose
from tests.bundling.cases import case


def test_a_card_is_named_by_its_last_digits_only() -> None:
    cards = [
        {
            "number": "6222020000001234",
            "holder": "张三样",
            "opened_on": "2020-05-06",
            "daily_percent": "0.05",
            "statements": [{"statement_on": "2025-05-10", "due_on": "2025-05-30", "closing": "1234.50"}],
        }
    ]
    found = case(cause="信用卡纠纷", loans=[], cards=cards)
    text = propose(found, "a.pdf", "信用卡申领表", "")
    assert "信用卡（尾号1234）" in text
    assert "日利率0.05%" in text
    assert "622202" not in text
    assert propose(found, "b.pdf", "账单", "").endswith("截至2025年5月10日账单记载的欠款为人民币1,234.50元。")


def test_a_called_loan_says_when_it_was_called_and_only_proved_arrival() -> None:
    text = propose(case(), "04-宣布提前到期/通知书.docx", "通知书", "宣布提前到期")
    assert text == "证明原告于2025年6月3日宣布编号为HT-2023-0001的《个人借款合同》项下借款提前到期。"


def test_judgment_preservation_cost_clue_event_and_balance_have_their_sentences() -> None:
    found = case(
        judgments=[
            {
                "number": "（2024）示01民初1号",
                "court": "示例法院",
                "issued_on": "2024-05-06",
                "effective_on": "2024-06-01",
                "operative_part": "偿还借款",
            }
        ],
        preservations=[
            {
                "id": "P1",
                "owner": "张三样",
                "kind": "不动产",
                "asset": "示例路1号房屋",
                "court": "示例法院",
                "ruling_number": "（2025）示01财保1号",
                "ruled_on": "2025-01-01",
            }
        ],
        costs=[{"kind": "律师费", "amount": "5000", "incurred_on": "2025-02-03"}],
        clues=[{"id": "C", "owner": "李四样", "kind": "车辆", "description": "示A00000"}],
        events=[{"id": "E", "on": "2025-03-04", "kind": "承诺还款", "target": "张三样"}],
        balances=[{"on": "2025-06-30", "principal": "1000", "interest": "20.50"}],
    )
    said = {
        "判决书": "证明示例法院于2024年5月6日作出（2024）示01民初1号民事判决书，已于2024年6月1日生效。",
        "保全裁定": "证明示例法院以（2025）示01财保1号裁定保全被告张三样的示例路1号房屋。",
        "律师费付款回单": "证明原告为实现债权支出律师代理费人民币5,000.00元（2025年2月3日）。",
        "财产线索": "证明被告李四样的车辆：示A00000。",
        "承诺书": "证明被告张三样于2025年3月4日确认债务。",
        "欠款余额": "证明截至2025年6月30日，原告业务系统记载的欠款为"
        "本金人民币1,000.00元、利息人民币20.50元。",
    }
    assert {title: propose(found, "x.pdf", title, "") for title in said} == said
