"""The made-up cases that fill the example rows of the template. No person, bank or number here is real."""

from typing import Any

from legal_docs.model.casefile import CaseFile

_BANK: dict[str, Any] = {
    "name": "示例银行股份有限公司示例支行",
    "is_branch": True,
    "has_licence": True,
    "uscc": "91999999MADEM0001X",
    "head_name": "甲负责",
    "address": "示例省示例市示例区示例路1号",
    "phone": "00000000001",
    "service_address": "示例省示例市示例区示例路1号法律合规部",
    "service_recipient": "乙收件",
    "service_phone": "00000000002",
    "account": {
        "holder": "示例银行股份有限公司示例支行",
        "bank": "示例银行示例支行",
        "number": "000000000000000001",
    },
    "agents": [
        {
            "name": "丙代理",
            "kind": "staff",
            "employer": "示例银行股份有限公司示例支行",
            "position": "法律合规部职员",
            "phone": "00000000003",
            "authority": "special",
            "powers": "代为承认、放弃、变更诉讼请求，进行和解，提起反诉或者上诉",
        }
    ],
}
_BORROWER: dict[str, Any] = {
    "kind": "natural",
    "name": "丁借款",
    "sex": "male",
    "born_on": "1988-03-15",
    "ethnicity": "汉族",
    "occupation": "职员",
    "employer": "示例工厂",
    "position": "技术员",
    "phone": "00000000004",
    "email": "ding@example.com",
    "household_address": "示例省示例市示例区示例街2号",
    "residence_address": "示例省示例市示例区示例街3号",
    "residence_since": "2019-05-01",
    "spouse": "辛配偶",
    "married_on": "2015-10-01",
    "id_number": "999999198803150016",
}
_COMPANY: dict[str, Any] = {
    "kind": "organisation",
    "name": "示例保证有限公司",
    "uscc": "91999999MADEM00021",
    "head_name": "戊法人",
    "head_title": "法定代表人",
    "phone": "00000000005",
    "address": "示例省示例市示例区示例路6号",
    "registered_address": "示例省示例市示例区示例路6号",
    "org_type": "有限责任公司",
    "status": "active",
}
_LOAN: dict[str, Any] = {
    "number": "示例借字第0001号",
    "title": "个人消费借款合同",
    "kind": "consumer",
    "signed_on": "2023-01-10",
    "signed_at": "示例省示例市示例区",
    "amount": "100000.00",
    "purpose": "房屋装修",
    "term_from": "2023-01-10",
    "term_to": "2025-01-10",
    "rate": {
        "kind": "lpr",
        "annual_percent": "4.35",
        "lpr_tenor": "1y",
        "spread_bp": 70,
        "reset": "new_year",
        "clause": "第三条",
    },
    "day_count": 360,
    "method": "equal_principal",
    "penalty": {"overdue_uplift_percent": "50", "misuse_uplift_percent": "100", "clause": "第八条"},
    "compound": {"rate": "penalty", "settlement_day": 20, "clause": "第九条"},
    "acceleration_terms": {"clause": "第十条", "condition": "连续三期或累计六期未按时足额还款"},
    "acceleration": {
        "declared_on": "2024-03-01",
        "accelerated_due_on": "2024-03-15",
        "arrived_on": "2024-03-04",
        "trigger": "连续三期未还款",
    },
    "allocation": {
        "order": ["costs", "interest", "penalty", "compound", "principal"],
        "by": "bucket",
        "agreed": True,
        "clause": "第七条",
    },
    "cost_clause": "第十二条",
    "jurisdiction": {
        "type": "court",
        "content": "贷款人住所地人民法院",
        "clause": "第十五条",
        "link": "plaintiff",
        "highlighted": True,
    },
    "highlighted": True,
    "highlight_note": "利率、罚息、复利条款加粗加黑",
    "service_clause": {"content": "示例省示例市示例区示例街3号", "clause": "第十六条", "electronic": True},
    "disbursements": [
        {
            "note": "示例借据-01",
            "disbursed_on": "2023-01-10",
            "due_on": "2025-01-10",
            "amount": "100000.00",
            "account": "000000000000000002",
            "schedule": [
                {"number": 1, "due_on": "2024-01-10", "principal": "50000.00", "interest": "4350.00"},
                {"number": 2, "due_on": "2025-01-10", "principal": "50000.00", "interest": "2175.00"},
            ],
        }
    ],
}
_SUIT: dict[str, Any] = {
    "number": "示例-0001",
    "cause": "loan",
    "court": "示例市示例区人民法院",
    "cutoff_on": "2024-06-30",
    "escalation": {
        "on": "2024-05-20",
        "willingness": "evasive",
        "default_cause": "objective",
        "is_simple": True,
        "average_wage": "90000.00",
        "note": "示例：失业后断供，电话可以接通",
    },
    "creditor": _BANK,
    "people": [_BORROWER, _COMPANY],
    "debtors": [{"name": "丁借款", "role": "borrower", "debts": ["示例借据-01"], "basis": "借款合同"}],
    "loans": [_LOAN],
    "repayments": [
        {
            "id": "R1",
            "paid_on": "2024-01-10",
            "booked_on": "2024-01-11",
            "amount": "3000.00",
            "debt": "示例借据-01",
            "payer": "丁借款",
            "channel": "手机银行",
        },
        {
            "id": "R2",
            "paid_on": "2024-01-12",
            "amount": "500.00",
            "kind": "reversal",
            "reverses": "R1",
            "debt": "示例借据-01",
        },
    ],
    "balances": [
        {
            "on": "2024-06-30",
            "debt": "示例借据-01",
            "principal": "100000.00",
            "interest": "1850.00",
            "total": "101850.00",
        }
    ],
    "costs": [{"kind": "lawyer", "amount": "3000.00", "incurred_on": "2024-06-01", "basis": "示例第十二条"}],
    "guarantors": [
        {
            "name": "示例保证有限公司",
            "contract_number": "示例保字第0001号",
            "signed_on": "2023-01-10",
            "type": "joint",
            "type_wording": "连带责任保证",
            "period": "years",
            "period_length": 3,
            "period_wording": "主债务履行期届满之日起三年",
            "scope": "本金、利息、罚息、复利和实现债权的费用",
            "clause": "第二条",
            "resolution": "shareholders",
            "debts": ["示例借字第0001号"],
        }
    ],
    "collateral": [
        {
            "id": "D1",
            "kind": "mortgage_real",
            "owner": "丁借款",
            "description": "示例省示例市示例区示例街3号1室",
            "contract_number": "示例抵字第0001号",
            "signed_on": "2023-01-10",
            "certificate": "示例不动产权第0001号",
            "registration": "formal",
            "registration_number": "示例不动产证明第0001号",
            "registered_on": "2023-01-12",
            "secured_amount": "100000.00",
            "rank": "第一顺位",
            "value": "150000.00",
            "burdens": "无租赁，抵押人自住",
            "debts": ["示例借字第0001号"],
        }
    ],
    "contacts": [
        {
            "id": "C1",
            "on": "2024-02-01",
            "at": "09:30",
            "channel": "phone",
            "target": "丁借款",
            "sent_to": "00000000004",
            "outcome": "reached",
            "receiver": "self",
            "arrived_on": "2024-02-01",
            "is_demand": True,
            "debts": ["示例借据-01"],
            "result": "承诺月底前还款",
            "is_recorded": True,
        }
    ],
    "events": [
        {
            "id": "E1",
            "on": "2024-02-20",
            "kind": "acknowledgement",
            "target": "丁借款",
            "consent": True,
            "debts": ["示例借据-01"],
            "note": "签收催收通知单",
        }
    ],
    "clues": [
        {
            "id": "X1",
            "owner": "丁借款",
            "kind": "deposit",
            "description": "示例银行示例支行账户",
            "location": "示例省示例市",
            "number": "000000000000000002",
            "value": "2000.00",
            "source": "借款申请表",
        }
    ],
    "preservations": [
        {
            "id": "B1",
            "owner": "丁借款",
            "kind": "deposit",
            "asset": "示例银行示例支行账户存款",
            "court": "示例市示例区人民法院",
            "ruling_number": "（2024）示0101财保1号",
            "ruled_on": "2024-05-06",
            "executed_on": "2024-05-08",
            "expires_on": "2025-05-07",
            "is_pre_litigation": True,
            "amount": "100000.00",
        }
    ],
}
_CARD: dict[str, Any] = {
    "number": "示例-0002",
    "cause": "card",
    "court": "示例市示例区人民法院",
    "creditor": _BANK,
    "people": [
        {
            **_BORROWER,
            "name": "己持卡",
            "sex": "female",
            "born_on": "1990-08-22",
            "id_number": "999999199008220024",
        }
    ],
    "debtors": [{"name": "己持卡", "role": "cardholder"}],
    "cards": [
        {
            "number": "9999990000000014",
            "holder": "己持卡",
            "opened_on": "2020-05-01",
            "limit": "20000.00",
            "daily_percent": "0.05",
            "rate_clause": "第十条",
            "damages_percent": "5",
            "damages_clause": "第十一条",
            "cost_clause": "第二十条",
            "highlighted": True,
            "highlight_note": "利率、违约金条款加粗加黑",
            "statements": [
                {
                    "statement_on": "2023-06-05",
                    "due_on": "2023-06-25",
                    "principal": "8000.00",
                    "closing": "8000.00",
                    "minimum_due": "800.00",
                },
                {
                    "statement_on": "2023-07-05",
                    "due_on": "2023-07-25",
                    "opening": "8000.00",
                    "interest": "120.00",
                    "damages": "40.00",
                    "paid": "100.00",
                    "closing": "8060.00",
                },
            ],
        }
    ],
}
_ENFORCEMENT: dict[str, Any] = {
    "number": "示例-0003",
    "cause": "loan",
    "stage": "enforcement",
    "court": "示例市示例区人民法院",
    "creditor": _BANK,
    "people": [_BORROWER],
    "debtors": [{"name": "丁借款"}],
    "loans": [_LOAN],
    "judgments": [
        {
            "number": "（2024）示0101民初1号",
            "court": "示例市示例区人民法院",
            "issued_on": "2024-09-02",
            "served_on": "2024-09-05",
            "effective_on": "2024-09-20",
            "performance_days": 10,
            "operative_part": "一、被告丁借款于本判决生效之日起十日内偿还原告借款本金100000元及利息。",
            "items": [
                {
                    "label": "借款本金",
                    "kind": "principal",
                    "amount": "100000.00",
                    "further_percent": "6.525",
                    "further_from": "2024-07-01",
                    "is_base": True,
                }
            ],
            "instalments": [{"due_on": "2024-09-30", "amount": "100000.00"}],
            "obligors": ["丁借款"],
            "costs_to_bank": "2300.00",
            "enforcement_court": "示例市示例区人民法院",
        }
    ],
}


def example_cases() -> tuple[CaseFile, ...]:
    """Return the example cases: a loan, a credit card, a judgment to be enforced."""
    return tuple(CaseFile.model_validate(data) for data in (_SUIT, _CARD, _ENFORCEMENT))
