"""What a complaint must say and be filed with: plaintiff, defendants, agents, copies (R-PTY-1, 3, 4, 5)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.periods import Deadline, add_days, deadline
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import Agent, AgentKind, Authority, Creditor, NaturalPerson
from legal_docs.model.point import Level, Point, Topic

DECISION_DAYS = 7
_LEGAL_PERSON_HEAD = "法定代表人"
_SUB_OFFICES = ("分理处", "储蓄所", "营业所", "营业部", "信用卡中心", "事业部", "管理部")
_BRANCHES = ("分行", "支行")
_SPECIAL = ("承认", "放弃", "变更", "和解", "反诉", "上诉")


def filing_points(case: CaseFile) -> Iterator[Point]:
    """Yield what the plaintiff, the defendants' details, the agents and the copies still need."""
    yield from plaintiff_points(case.creditor)
    yield from contact_points(case.creditor)
    yield from definite_points(case)
    yield from detail_points(case)
    for agent in case.creditor.agents:
        yield from power_points(agent)
    yield from agent_paper_points(case.creditor)
    yield from _copies(case)


@applies("民诉法2023.123", "民事证据规定2019.19")
def copies(case: CaseFile) -> int:
    """Return how many copies of the complaint and of the exhibits to file: one for each defendant."""
    return len(case.defendants())


@applies(
    "民诉法2023.126", "登记立案规定2015.2", "登记立案规定2015.7", "登记立案规定2015.8", "民诉法解释2022.208"
)
def decision_by(received_on: date) -> Deadline:
    """Return until when the court decides whether to accept: 7 days from receipt or correction."""
    return deadline(add_days(received_on, DECISION_DAYS))


@applies("民诉法解释2022.52", "民诉法解释2022.53", "商业银行法2015.22", "民法典.74", "民诉法2023.51")
def plaintiff_points(bank: Creditor) -> Iterator[Point]:
    """Yield what is wrong with the bank or branch as plaintiff, or with the title of its head."""
    articles = ("民诉法解释2022.52", "民诉法解释2022.53")
    if bank.is_branch and bank.has_licence is False:
        said = f"{bank.name}没有领取营业执照，不能作为原告，请以设立它的银行为原告"
        yield _point("branch_without_licence", "R-PTY-1", Level.STOP, bank.name, said, *articles)
    elif bank.has_licence is None and bank.name.endswith(_SUB_OFFICES):
        said = f"{bank.name}是否领取营业执照没有填写，请核对；没有领取的，以设立它的银行为原告"
        yield _point("branch_licence_unknown", "R-PTY-1", Level.CHECK, bank.name, said, *articles)
    if not bank.is_branch and bank.name.endswith(_BRANCHES):
        said = f"{bank.name}从名称看是分支机构，但没有填写为分支机构，请核对原告及其代表人的称谓"
        yield _point("branch_not_marked", "R-PTY-1", Level.CHECK, bank.name, said, *articles)
    if bank.is_branch and bank.head_title == _LEGAL_PERSON_HEAD:
        said = f"{bank.name}是分支机构，由负责人进行诉讼，不应写为法定代表人，请更正"
        yield _point("head_of_branch", "R-PTY-1", Level.CHECK, bank.name, said, "民诉法2023.51", "民法典.74")


@applies("民诉法2023.124", "登记立案规定2015.4")
def contact_points(bank: Creditor) -> Iterator[Point]:
    """Yield that the complaint cannot state how to reach the plaintiff."""
    if not (bank.phone or bank.service_phone):
        said = f"没有填写原告{bank.name}的联系方式，起诉状应当记明"
        articles = ("民诉法2023.124", "登记立案规定2015.4")
        yield _point("plaintiff_contact_missing", "R-PTY-4", Level.CHECK, bank.name, said, *articles)


@applies("民诉法2023.122", "民诉法解释2022.209", "登记立案规定2015.6", "简易程序规定2020.8")
def definite_points(case: CaseFile) -> Iterator[Point]:
    """Yield defendants whom nothing tells apart from others: no address and no identity number."""
    for name in case.defendants():
        person = case.person(name)
        number = person.id_number if isinstance(person, NaturalPerson) else person.uscc
        if not person.address and not number and not getattr(person, "registered_address", ""):
            said = (
                f"被告{name}既没有住所也没有证件号码，不足以与他人相区别，可能因没有明确的被告而不予受理，"
                "请补充身份信息"
            )
            articles = ("民诉法2023.122", "民诉法解释2022.209", "简易程序规定2020.8")
            yield _point("defendant_not_definite", "R-PTY-3", Level.STOP, name, said, *articles)


@applies("民诉法2023.124", "登记立案规定2015.4")
def detail_points(case: CaseFile) -> Iterator[Point]:
    """Yield, once for the case, which details that a complaint must state of the defendants are missing."""
    people = (case.person(name) for name in case.defendants())
    found = [(p.name, lacks) for p in people if (lacks := _lacks(p))]
    if found:
        said = "；".join(f"{name}：{'、'.join(lacks)}" for name, lacks in found)
        yield _point(
            "defendant_details_missing",
            "R-PTY-4",
            Level.CHECK,
            "、".join(name for name, _ in found),
            f"起诉状应当记明的被告信息不全（{said}），请补充；确实查不到的，说明理由",
            "民诉法2023.124",
            "登记立案规定2015.4",
        )


def _lacks(person: object) -> tuple[str, ...]:
    if not isinstance(person, NaturalPerson):
        return ()
    fields = (
        ("性别", person.sex),
        ("工作单位或者职业", person.employer or person.occupation),
        ("住所", person.address),
    )
    return tuple(label for label, value in fields if not value)


@applies("民诉法2023.62", "民诉法解释2022.89")
def power_points(agent: Agent) -> Iterator[Point]:
    """Yield what is wrong with the authority of one agent."""
    named = any(word in agent.powers for word in _SPECIAL)
    articles = ("民诉法2023.62", "民诉法解释2022.89")
    if "全权代理" in agent.powers and not named:
        said = (
            f"代理人{agent.name}的权限仅写“全权代理”，无权代为承认、放弃、变更诉讼请求，进行和解，提出反诉或者上诉，"
            "请逐项写明"
        )
    elif agent.authority is Authority.SPECIAL and not named:
        said = f"代理人{agent.name}为特别授权，但没有写明具体权限，请逐项写明承认、放弃、变更、和解等"
    elif agent.authority is Authority.GENERAL and named:
        said = (
            f"代理人{agent.name}为一般授权，却列有须特别授权的权限（{agent.powers}），请改为特别授权或者删去"
        )
    else:
        return
    yield _point("agent_powers", "R-PTY-5", Level.CHECK, agent.name, said, *articles)


@applies("民诉法2023.61", "民诉法解释2022.88", "登记立案规定2015.6")
def agent_paper_points(bank: Creditor) -> Iterator[Point]:
    """Yield which papers of the agents to attach; a lawyer without a licence number is asked for it."""
    unlicensed = [a.name for a in bank.agents if a.kind is not AgentKind.STAFF and not a.licence_number]
    if unlicensed:
        said = f"代理人{'、'.join(unlicensed)}没有填写执业证号，律师和基层法律服务工作者须提交执业证"
        yield _point("agent_licence_missing", "R-PTY-5", Level.CHECK, "", said, "民诉法解释2022.88")
    staff = [a.name for a in bank.agents if a.kind is AgentKind.STAFF]
    if staff:
        said = f"工作人员{'、'.join(staff)}代理的，须随授权委托书提交身份证件和与原告有合法劳动人事关系的证明"
        yield _point(
            "staff_agent_papers", "R-PTY-5", Level.NOTE, "", said, "民诉法解释2022.88", "民诉法2023.61"
        )


def _copies(case: CaseFile) -> Iterator[Point]:
    if (number := copies(case)) > 1:
        said = f"本案被告{number}人，起诉状副本和证据副本各须{number}份"
        yield _point("copies", "R-PTY-4", Level.NOTE, "", said, "民诉法2023.123", "民事证据规定2019.19")


def _point(code: str, rule: str, level: Level, subject: str, said: str, *articles: str) -> Point:
    return Point(
        topic=Topic.PARTIES,
        code=code,
        rule=rule,
        level=level,
        subject=subject,
        sentence=said,
        articles=articles,
    )
