"""Parties as a paper prints them: the bank with its agents, and the people it acts against."""

from pydantic import Field

from legal_docs.drafting.context import Context, required
from legal_docs.drafting.words import day, listed
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import Agent, AgentKind, Authority, Creditor, NaturalPerson, Organisation


class AgentBlock(Context):
    """委托诉讼代理人的记载事项."""

    name: str = Field(alias="姓名", examples=["周某某"])
    identity: str = Field(alias="身份", examples=["示例银行某市分行员工", "某律师事务所律师"])
    phone: str = Field(alias="联系电话", examples=["10000000001"])
    authority: str = Field(
        alias="代理权限", examples=["一般授权", "特别授权：代为承认、放弃、变更诉讼请求，进行和解"]
    )


class CreditorBlock(Context):
    """原告 / 申请执行人的记载事项 (民诉法2023.124)."""

    name: str = Field(alias="名称", examples=["示例银行股份有限公司某市分行"])
    uscc: str = Field(alias="统一社会信用代码")
    address: str = Field(alias="住所地", examples=["某省某市某路1号"])
    capacity: str = Field(alias="负责人称谓", examples=["负责人", "法定代表人"])
    head_name: str = Field(alias="负责人姓名", examples=["吴某某"])
    head_post: str = Field(alias="负责人职务", examples=["行长", ""])
    phone: str = Field(alias="联系电话")
    service_address: str = Field(alias="送达地址")
    service_contact: str = Field(alias="送达联系", examples=["周某某，10000000001"])
    agents: tuple[AgentBlock, ...] = Field(alias="代理人")


class PartyBlock(Context):
    """被告 / 被执行人的记载事项; a field that does not fit the kind of person is empty."""

    title: str = Field(alias="称谓", examples=["被告", "被告一"])
    natural: bool = Field(alias="是自然人")
    name: str = Field(alias="姓名", examples=["钱某某", "某市某某有限公司"])
    role: str = Field(alias="地位", examples=["借款人", "保证人"])
    sex: str = Field(alias="性别")
    born: str = Field(alias="出生日期", examples=["1990年1月1日"])
    ethnicity: str = Field(alias="民族")
    occupation: str = Field(alias="职业")
    employer: str = Field(alias="工作单位")
    address: str = Field(alias="住所地")
    household: str = Field(alias="户籍地", description="户籍地与经常居住地不同时才有值")
    id_kind: str = Field(alias="证件类型", examples=["公民身份号码", "护照号码"])
    id_number: str = Field(alias="证件号码")
    phone: str = Field(alias="联系电话")
    capacity: str = Field(alias="负责人称谓", examples=["法定代表人"])
    head_name: str = Field(alias="负责人姓名")
    head_post: str = Field(alias="负责人职务", examples=["董事长", ""])
    guardian: str = Field(alias="法定代理人", description="无或者限制民事行为能力人的监护人；没有时为空")
    operator: str = Field(
        alias="经营者", description="个体工商户的经营者（民诉法解释2022.59）；没有或者已写在负责人处时为空"
    )


def creditor_block(creditor: Creditor) -> CreditorBlock:
    """Return the bank's block."""
    contact = "，".join(p for p in (creditor.service_recipient, creditor.service_phone) if p)
    capacity, post = _capacity(creditor.head_title, "负责人" if creditor.is_branch else "法定代表人")
    return CreditorBlock.of(
        name=creditor.name,
        uscc=creditor.uscc,
        address=creditor.address,
        capacity=capacity,
        head_name=creditor.head_name,
        head_post=post,
        phone=creditor.phone,
        service_address=creditor.service_address,
        service_contact=contact,
        agents=tuple(_agent(agent, creditor) for agent in creditor.agents),
    )


def party_blocks(case: CaseFile, names: tuple[str, ...], title: str) -> tuple[PartyBlock, ...]:
    """Return a block for each of `names`; with several, they are numbered 被告一, 被告二 …

    Raises MissingValueError that names the person and the field where the law asks for a value the
    case file does not have (民诉法2023.124).
    """
    from legal_docs.drafting.words import count

    blocks = []
    for number, name in enumerate(names, 1):
        label = title if len(names) == 1 else title + count(number)
        person = case.person(name)
        make = _natural if isinstance(person, NaturalPerson) else _organisation
        blocks.append(make(person, label, roles(case, name)))  # type: ignore[arg-type]
    return tuple(blocks)


def roles(case: CaseFile, name: str) -> str:
    """Return what `name` is in the case: 借款人, 保证人, 抵押人 …, all that apply."""
    found = [d.role.label for d in case.debtors if d.name == name]
    found += ["保证人" for g in case.guarantors if g.name == name]
    owned = [c for c in case.collateral if name in (c.owner, *c.co_owners)]
    found += ["出质人" if c.kind.value.startswith("pledge") else "抵押人" for c in owned]
    return listed(found)


CAPACITIES = ("法定代表人", "负责人", "执行事务合伙人", "经营者", "投资人")


def _capacity(title: str, usual: str) -> tuple[str, str]:
    """Return (capacity, post): 董事长 or 行长 is a post, and says nothing of who represents."""
    return (title, "") if title in CAPACITIES else (usual, title)


def _agent(agent: Agent, creditor: Creditor) -> AgentBlock:
    employer = agent.employer or (creditor.name if agent.kind is AgentKind.STAFF else "")
    employer = required(employer, f"委托诉讼代理人{agent.name}", "工作单位")
    suffix = {AgentKind.STAFF: "员工", AgentKind.LAWYER: "律师", AgentKind.LEGAL_WORKER: "法律工作者"}
    special = agent.authority is Authority.SPECIAL
    return AgentBlock.of(
        name=agent.name,
        identity=employer + suffix[agent.kind],
        phone=agent.phone,
        authority=agent.authority.label + (f"（{agent.powers}）" if special and agent.powers else ""),
    )


def _natural(person: NaturalPerson, title: str, role: str) -> PartyBlock:
    who = f"{title}{person.name}"
    both = bool(person.residence_address) and person.residence_address != person.household_address
    resident = person.id_kind.value == "resident"
    return PartyBlock.of(
        title=title,
        natural=True,
        name=person.name,
        role=role,
        sex=required(person.sex.label if person.sex else "", who, "性别"),
        born=day(person.born_on) if person.born_on else "",
        ethnicity=person.ethnicity,
        occupation="，".join(dict.fromkeys(p for p in (person.occupation, person.position) if p)),
        employer=person.employer,
        address=required(person.address, who, "住所地"),
        household=person.household_address if both else "",
        id_kind="公民身份号码" if resident else person.id_kind.label + "号码",
        id_number=person.id_number,
        phone=person.phone,
        capacity="",
        head_name="",
        head_post="",
        guardian=person.guardian,
        operator="",
    )


def _organisation(person: Organisation, title: str, role: str) -> PartyBlock:
    who = f"{title}{person.name}"
    capacity, post = _capacity(person.head_title, "法定代表人")
    return PartyBlock.of(
        title=title,
        natural=False,
        name=person.name,
        role=role,
        sex="",
        born="",
        ethnicity="",
        occupation="",
        employer="",
        address=required(person.address, who, "住所地（主要办事机构所在地）"),
        household="",
        id_kind="统一社会信用代码",
        id_number=person.uscc,
        phone=person.phone,
        capacity=capacity,
        head_name=required(person.head_name, who, capacity),
        head_post=post,
        guardian="",
        operator="" if person.operator == person.head_name else person.operator,
    )
