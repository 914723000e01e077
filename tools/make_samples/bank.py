"""The invented bank: its branches, their agents, their accounts."""

from legal_docs.model.party import Agent, AgentKind, Authority, BankAccount, Creditor
from tools.make_samples import numbers

ENFORCING = "代为申请执行，代为放弃、变更民事权利，进行执行和解，代为收取执行款项，签收法律文书"
"""What an agent may do in enforcement."""
POWERS = "代为立案、提交证据、承认、放弃、变更诉讼请求，进行和解，提起上诉，代为申请执行、签收法律文书"
ROAD = "某省某市某区示例路{}号"

STAFF = Agent(
    name="孙某申",
    kind=AgentKind.STAFF,
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


def _creditor(
    name: str, serial: int, place: str, head: str, title: str = "行长", lawyer: bool = True
) -> Creditor:
    staff = STAFF.model_copy(update={"employer": name})
    return Creditor(
        name=name,
        is_branch=True,
        has_licence=True,
        uscc=numbers.uscc(serial),
        head_name=head,
        head_title=title,
        address=place,
        phone=numbers.phone(9100 + serial),
        service_address=f"{place}示例银行大厦8层资产保全部",
        service_recipient="孙某申",
        service_phone=numbers.phone(9001),
        account=BankAccount(holder=name, bank=name, number=numbers.card_number(88000 + serial, 19)),
        agents=(staff, LAWYER) if lawyer else (staff,),
    )


CITY = _creditor("示例银行股份有限公司某市分行", 101, ROAD.format(1), "钱某午")
EAST = _creditor("示例银行股份有限公司某市河东支行", 102, "某省某市河东区示例路66号", "韩某未")
CARDS = _creditor("示例银行股份有限公司信用卡中心", 103, ROAD.format(9), "沈某巳", "总经理", lawyer=False)
COURT = "某市某区人民法院"
"""The court of the city branch."""
EAST_COURT = "某市河东区人民法院"
"""The court of the other branch. (No 河东区 of any real city is meant.)"""


def enforcing(creditor: Creditor) -> Creditor:
    """Return the creditor with agents empowered for enforcement."""
    agents = tuple(each.model_copy(update={"powers": ENFORCING}) for each in creditor.agents)
    return creditor.model_copy(update={"agents": agents})
