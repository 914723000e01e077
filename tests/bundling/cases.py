"""One made-up case; a test changes only what it is about."""

from datetime import date
from typing import Any

from legal_docs.model.casefile import CaseFile

ON = date(2026, 3, 2)


def case(**changes: Any) -> CaseFile:
    loan = {
        "number": "HT-2023-0001",
        "title": "个人借款合同",
        "signed_on": "2023-01-05",
        "amount": "120000.00",
        "term_from": "2023-01-06",
        "term_to": "2026-01-06",
        "rate": {"annual_percent": "4.35"},
        "day_count": 360,
        "acceleration": {"declared_on": "2025-06-03", "evidence": "04-宣布提前到期/通知书.docx"},
        "disbursements": [
            {"note": "JJ-01", "disbursed_on": "2023-01-06", "due_on": "2026-01-06", "amount": "120000"}
        ],
        "evidence": "01-借款合同/01-个人借款合同.pdf",
    }
    values = {
        "number": "LN-2026-0001",
        "cause": "金融借款合同纠纷",
        "court": "示例市示例区人民法院",
        "creditor": {
            "name": "示例银行股份有限公司示例分行",
            "uscc": "91110000000000000X",
            "head_name": "王示例",
            "address": "示例市示例路1号",
        },
        "people": [
            {"kind": "natural", "name": "张三样"},
            {"kind": "natural", "name": "李四样"},
        ],
        "debtors": [{"name": "张三样"}],
        "loans": [loan],
        "guarantors": [
            {
                "name": "李四样",
                "contract_number": "BZ-2023-0001",
                "signed_on": "2023-01-05",
                "type": "连带责任保证",
                "period": "约定年数",
                "period_length": 3,
            }
        ],
        "repayments": [
            {"id": "R1", "paid_on": "2023-02-06", "amount": "3550", "evidence": "02-还款流水/还款流水.xlsx"},
            {"id": "R2", "paid_on": "2024-12-06", "amount": "3560", "evidence": "02-还款流水/还款流水.xlsx"},
        ],
        "contacts": [
            {
                "id": "C1",
                "on": "2025-05-06",
                "channel": "短信",
                "target": "张三样",
                "is_demand": True,
                "evidence": "03-催收记录/催收记录.csv",
            }
        ],
    }
    return CaseFile.model_validate({**values, **changes})
