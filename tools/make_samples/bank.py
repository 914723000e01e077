"""The invented bank: its branches, their agents, their accounts."""

from legal_docs.model.party import Agent, AgentKind, Authority, BankAccount, Creditor
from tools.make_samples import numbers

POWERS = "代为立案、提交证据、承认、放弃、变更诉讼请求，进行和解，提起上诉，代为申请执行、签收法律文书"
ROAD = "某省某市某区示例路{}号"

STAFF = Agent(
    name="孙某申",
    kind=AgentKind.STAFF,
    employer="示例银行股份有限公司某市分行",
    position="资产保全部法务专员",
    phone=numbers.phone(9001),
    authority=Authority.SPECIAL,
    powers=POWERS,
)
LAWYER = Agent(
    name="李某酉",
    kind=AgentKind.LAWYER,
    employer="某省示例律师事务所",
    phone=numbers.phone(9002),
    licence_number="99999202310000001",
    authority=Authority.SPECIAL,
    powers=POWERS,
)


def _creditor(name: str, serial: int, house: int, head: str, title: str = "行长", *agents: Agent) -> Creditor:
    return Creditor(
        name=name,
        is_branch=True,
        uscc=numbers.uscc(serial),
        head_name=head,
        head_title=title,
        address=ROAD.format(house),
        phone=numbers.phone(9100 + serial),
        service_address=f"{ROAD.format(house)}示例银行大厦8层资产保全部",
        service_recipient="孙某申",
        service_phone=numbers.phone(9001),
        account=BankAccount(holder=name, bank=name, number=numbers.card_number(88000 + serial, 19)),
        agents=agents or (STAFF, LAWYER),
    )


CITY = _creditor("示例银行股份有限公司某市分行", 101, 1, "钱某午")
EAST = _creditor("示例银行股份有限公司某市河东支行", 102, 66, "韩某未")
CARDS = _creditor(
    "示例银行股份有限公司信用卡中心",
    103,
    9,
    "沈某巳",
    "总经理",
    STAFF.model_copy(update={"employer": "示例银行股份有限公司信用卡中心"}),
)
COURT = "某市某区人民法院"
"""The court of the city branch."""
EAST_COURT = "某市河东区人民法院"
"""The court of the other branch. (No 河东区 of any real city is meant.)"""
