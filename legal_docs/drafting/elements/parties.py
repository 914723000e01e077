"""当事人信息: the party blocks of an element form, one row of the sheet for each person (民诉法2023.124)."""

from collections.abc import Iterator

from legal_docs.drafting.context import required
from legal_docs.drafting.parties import CAPACITIES
from legal_docs.model.casefile import CaseFile
from legal_docs.model.form import Blank, FormRow, Tick
from legal_docs.model.party import (
    Agent,
    AgentKind,
    Authority,
    BankAccount,
    Creditor,
    NaturalPerson,
    Organisation,
)

SECTION = "当事人信息"
NATURAL, ORGANISATION, AGENT = "（自然人）", "（法人、非法人组织）", "委托诉讼代理人"
TYPES = (
    "有限责任公司",
    "股份有限公司",
    "上市公司",
    "其他企业法人",
    "事业单位",
    "社会团体",
    "基金会",
    "社会服务机构",
    "机关法人",
    "农村集体经济组织法人",
    "城镇农村的合作经济组织法人",
    "基层群众性自治组织法人",
    "个人独资企业",
    "合伙企业",
    "不具有法人资格的专业服务机构",
)
"""The printed options of 类型, in the order of the form."""
BY_NAME = TYPES[:2]
"""The types that the law puts into the name itself; any other is ticked only if the case file says it."""


def creditor_row(creditor: Creditor, title: str, account: BankAccount | None = None) -> FormRow:
    """Return the block of the bank under `title` (原告, 申请执行人); `account` fills the 银行账号 lines."""
    blanks = (
        *_blanks(
            title,
            ("名称", creditor.name),
            ("住所地（主要办事机构所在地）", creditor.address),
            ("法定代表人/负责人", creditor.head_name),
            ("职务", creditor.head_title),
            ("联系电话", creditor.phone),
            ("统一社会信用代码", creditor.uscc),
        ),
        *_account(title, account),
    )
    return FormRow(SECTION, title + ORGANISATION, blanks, _type(creditor.name, ""))


def agent_rows(creditor: Creditor) -> tuple[FormRow, ...]:
    """Return the block of each agent; one that ticks 无 where the bank has none.

    Raises MissingValueError where a lawyer's or legal worker's own firm is not given.
    """
    if not creditor.agents:
        return (FormRow(SECTION, AGENT, ticks=(Tick("无"),)),)
    return tuple(_agent(agent, creditor, copy) for copy, agent in enumerate(creditor.agents, 1))


def party_rows(case: CaseFile, names: tuple[str, ...], title: str) -> tuple[FormRow, ...]:
    """Return the blocks of `names` under `title` (被告, 被执行人), natural persons first as in the form.

    Raises MissingValueError that names the person and the field where the law asks for a value the
    case file does not have.
    """
    people = [case.person(name) for name in names]
    natural = [p for p in people if isinstance(p, NaturalPerson)]
    others = [p for p in people if isinstance(p, Organisation)]
    return (
        *(_natural(person, title, copy) for copy, person in enumerate(natural, 1)),
        *(_organisation(case, person, title, copy) for copy, person in enumerate(others, 1)),
    )


def _natural(person: NaturalPerson, title: str, copy: int) -> FormRow:
    who = f"{title}{person.name}"
    required(person.address, who, "住所地")
    sex = required(person.sex.label if person.sex else "", who, "性别")
    texts = _blanks(
        who,
        ("姓名", person.name),
        ("民族", person.ethnicity),
        ("工作单位", person.employer),
        ("职务", person.position or person.occupation),
        ("联系电话", person.phone),
        ("住所地（户籍所在地）", person.household_address),
        ("经常居住地", person.residence_address),
        ("证件类型", person.id_kind.label if person.id_number else ""),
        ("证件号码", person.id_number),
    )
    born = (Blank("出生日期", person.born_on, field=f"{who}.出生日期"),) if person.born_on else ()
    return FormRow(SECTION, title + NATURAL, (*texts[:1], *born, *texts[1:]), (Tick(sex, "性别"),), copy=copy)


def _organisation(case: CaseFile, person: Organisation, title: str, copy: int) -> FormRow:
    who = f"{title}{person.name}"
    blanks = _blanks(
        who,
        ("名称", person.name),
        ("住所地（主要办事机构所在地）", required(person.address, who, "住所地（主要办事机构所在地）")),
        ("注册地/登记地", person.registered_address),
        ("法定代表人/负责人", required(person.head_name, who, "法定代表人/负责人")),
        ("职务", _post(case, person)),
        ("联系电话", person.phone),
        ("统一社会信用代码", person.uscc),
    )
    ticks = (Tick("上市公司", "类型"),) if person.is_listed else _type(person.name, person.org_type)
    return FormRow(SECTION, title + ORGANISATION, tuple(blanks), ticks, copy=copy)


def _post(case: CaseFile, organisation: Organisation) -> str:
    """Return the post of the head; where it only says 法定代表人 or 负责人, the one in their own block."""
    if organisation.head_title not in CAPACITIES:
        return organisation.head_title
    head = next((p for p in case.people if p.name == organisation.head_name), None)
    if isinstance(head, NaturalPerson) and head.employer == organisation.name and head.position:
        return head.position
    return organisation.head_title


def _agent(agent: Agent, creditor: Creditor, copy: int) -> FormRow:
    who = f"{AGENT}{agent.name}"
    employer = agent.employer or (creditor.name if agent.kind is AgentKind.STAFF else "")
    blanks = _blanks(
        who,
        ("姓名", agent.name),
        ("单位", required(employer, who, "工作单位")),
        ("职务", agent.position or ("" if agent.kind is AgentKind.STAFF else agent.kind.label)),
        ("联系电话", agent.phone),
    )
    power = "特别授权" if agent.authority is Authority.SPECIAL else "一般授权"
    return FormRow(SECTION, AGENT, blanks, (Tick("有"), Tick(power, "代理权限")), copy=copy)


def _type(name: str, org_type: str) -> tuple[Tick, ...]:
    """Return the tick of 类型: what the case file says, else what the name ends in; else none."""
    said = [t for t in TYPES if t == org_type] or [t for t in BY_NAME if name.endswith(t)]
    return tuple(Tick(option, "类型") for option in said)


def _account(title: str, account: BankAccount | None) -> Iterator[Blank]:
    if account:
        yield from _blanks(
            title, ("银行账号", account.number), ("开户名", account.holder), ("开户行", account.bank)
        )


def _blanks(owner: str, *pairs: tuple[str, str]) -> tuple[Blank, ...]:
    """Return a blank for each value there is: what the form lets be blank stays as printed."""
    return tuple(Blank(label, value, field=f"{owner}.{label}") for label, value in pairs if value)
