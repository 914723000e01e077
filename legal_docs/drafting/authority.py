"""授权委托书: whom the bank sends to court, and what each of them may do (民诉法2023.62)."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.context import Context, required
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.parties import CreditorBlock, creditor_block
from legal_docs.drafting.powers import powers_of
from legal_docs.drafting.proceeding import court_of, is_enforcement, opponents, paper_day
from legal_docs.drafting.words import count, listed
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.party import Agent, AgentKind, Authority, Creditor


class AuthorisedAgent(Context):
    """一名受委托人及其权限."""

    number: str = Field(alias="序号", examples=["一"])
    name: str = Field(alias="姓名", examples=["周某某"])
    kind: str = Field(alias="类别", examples=["本单位工作人员", "律师", "基层法律服务工作者"])
    employer: str = Field(
        alias="工作单位", description="工作人员即在委托人处工作时为空", examples=["某律师事务所"]
    )
    position: str = Field(alias="职务", description="没有填写时为空")
    licence: str = Field(alias="执业证号", description="工作人员为空")
    phone: str = Field(alias="联系电话")
    special: bool = Field(alias="特别授权")
    powers: tuple[str, ...] = Field(
        alias="权限",
        description="逐项列明，不含“代为”二字；一般授权没有填写权限时为空",
        examples=["承认诉讼请求"],
    )


class PowerOfAttorney(Context):
    """授权委托书的全部内容."""

    principal: CreditorBlock = Field(alias="委托人")
    agents: tuple[AuthorisedAgent, ...] = Field(alias="受委托人们")
    enforcement: bool = Field(alias="是执行")
    cause: str = Field(alias="案由", examples=["金融借款合同纠纷"])
    opponents: str = Field(alias="对方当事人", examples=["钱某某、孙某某"])
    court: str = Field(alias="法院")
    instruments: str = Field(
        alias="执行依据", description="起诉阶段为空", examples=["（2024）某0101民初1号民事判决书"]
    )
    date: str = Field(alias="签署日期", description="未填写时为空，签署时手写")


def power_of_attorney(dossier: Dossier) -> PowerOfAttorney:
    """Return the authority for the stage; MissingValueError where special authority names no power."""
    case = dossier.case
    titles = (f"{j.number}{j.kind.label}" for j in case.judgments if is_enforcement(case))
    return PowerOfAttorney.of(
        principal=creditor_block(case.creditor),
        agents=tuple(_agent(n, agent, case.creditor) for n, agent in enumerate(case.creditor.agents, 1)),
        enforcement=is_enforcement(case),
        cause=case.cause.label,
        opponents=listed(opponents(case)),
        court=court_of(case),
        instruments=listed(titles),
        date=paper_day(case),
    )


def must_say(context: PowerOfAttorney) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: both sides, the court, each agent and power."""
    powers = (power for agent in context.agents for power in agent.powers)
    names = (agent.name for agent in context.agents)
    case = (context.principal.name, context.opponents, context.court, context.instruments)
    return tuple(text for text in (*case, *names, *powers) if text)


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield one authority for all agents of the stage; nothing where the bank has none."""
    if dossier.case.creditor.agents:
        paper = power_of_attorney(dossier)
        yield Draft(FilingKind.AUTHORITY, "授权委托书.docx", paper, must_say(paper))


def _agent(number: int, agent: Agent, creditor: Creditor) -> AuthorisedAgent:
    staff = agent.kind is AgentKind.STAFF
    own = staff and agent.employer in ("", creditor.name)
    return AuthorisedAgent.of(
        number=count(number),
        name=agent.name,
        kind=agent.kind.label,
        employer="" if own else required(agent.employer, f"委托诉讼代理人{agent.name}", "工作单位"),
        position=agent.position,
        licence="" if staff else agent.licence_number,
        phone=agent.phone,
        special=agent.authority is Authority.SPECIAL,
        powers=powers_of(agent),
    )
