"""Who may be enforced against in place of, or beside, the debtor of the instrument (R-ENF-15)."""

from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import EventKind
from legal_docs.model.finding import NextAct
from legal_docs.model.party import Organisation, OrgStatus
from legal_docs.model.point import Level, Point, Topic


@applies(
    "民诉法2023.243",
    "民诉法解释2022.473",
    "变更追加规定2020.10",
    "变更追加规定2020.13",
    "变更追加规定2020.14",
    "变更追加规定2020.20",
    "变更追加规定2020.9",
    "变更追加规定2020.28",
)
def change_points(case: CaseFile, obliged: Sequence[str], *, on: date) -> Iterator[Point]:
    """Yield who may be put in the debtor's place or beside them, and what an assignee must show."""
    yield from _deaths(case, obliged, on)
    for person in case.people:
        if isinstance(person, Organisation) and person.name in obliged:
            yield from _organisation(person)
    if case.creditor.assigned_from:
        said = (
            f"本行受让{case.creditor.assigned_from}的债权：以申请执行人身份申请的，须有转让凭证，并由出让方书面认可本行"
            "取得该债权；文书所列权利人不是本行的，同时申请变更申请执行人"
        )
        yield _point("assignee_needs_confirmation", case.creditor.name, said, "变更追加规定2020.9")


def _deaths(case: CaseFile, obliged: Sequence[str], on: date) -> Iterator[Point]:
    for event in case.events:
        if event.kind is EventKind.DEATH and event.target in obliged and event.on <= on:
            said = (
                f"{event.target}已死亡，以其遗产清偿：申请变更遗产管理人、继承人、受遗赠人等取得遗产的主体为被执行人，"
                "在遗产范围内承担责任；继承人放弃继承的，可以直接执行遗产。法院自收到申请之日起六十日内裁定"
            )
            articles = ("民诉法2023.243", "民诉法解释2022.473", "变更追加规定2020.10", "变更追加规定2020.28")
            yield _point("debtor_died", event.target, said, *articles, change=True)


def _organisation(person: Organisation) -> Iterator[Point]:
    name, kind = person.name, person.org_type
    if person.operator and "个体" in kind + name:
        said = f"{name}为个体工商户字号，可以直接执行经营者{person.operator}的财产，无须追加"
        yield _point("sole_trader_operator", name, said, "变更追加规定2020.13")
    elif "个人独资" in kind:
        said = f"{name}为个人独资企业，不能清偿的，可以申请追加其出资人{person.operator}为被执行人"
        yield _point("sole_proprietor", name, said, "变更追加规定2020.13", "变更追加规定2020.28", change=True)
    elif "合伙" in kind + name:
        said = f"{name}为合伙企业，不能清偿的，可以申请追加普通合伙人，有限合伙人限于未缴足的出资"
        yield _point("partners", name, said, "变更追加规定2020.14", "变更追加规定2020.28", change=True)
    if person.sole_shareholder:
        said = (
            f"{name}为一人有限责任公司，财产不足清偿的，可以申请追加股东{person.sole_shareholder}为被执行人；股东不能证明"
            "公司财产独立于自己财产的，承担连带责任"
        )
        yield _point(
            "sole_shareholder", name, said, "变更追加规定2020.20", "变更追加规定2020.28", change=True
        )
    if person.status is OrgStatus.DEREGISTERED:
        to = person.successor or "其权利义务承受人（案卷未录入）"
        said = f"{name}已注销，由{to}履行义务，请申请变更被执行人"
        yield _point("debtor_dissolved", name, said, "民诉法2023.243", "变更追加规定2020.28", change=True)


def _point(code: str, subject: str, said: str, *articles: str, change: bool = False) -> Point:
    act = NextAct(
        act=f"对{subject}书面申请变更、追加被执行人并附证据",
        by=None,
        paper="变更追加被执行人申请书",
        articles=("变更追加规定2020.28",),
    )
    return Point(
        topic=Topic.ENFORCEMENT,
        code=code,
        rule="R-ENF-15",
        level=Level.CHECK,
        subject=subject,
        sentence=said,
        articles=articles,
        next_acts=(act,) if change else (),
    )
