"""立案材料清单: what goes to the court, in the order of the slots, with copies and pages (民诉法2023.123)."""

from collections.abc import Iterator, Sequence

from pydantic import Field

from legal_docs.drafting.call_notice import may_be_called
from legal_docs.drafting.context import Context
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.elements.drafts import has_form
from legal_docs.drafting.elements.enforcement import IN_USE_FROM
from legal_docs.drafting.identity import capacity_of
from legal_docs.drafting.payment_order import is_suggested
from legal_docs.drafting.proceeding import court_of, is_enforcement, opponents, own_title, paper_day
from legal_docs.drafting.words import count, exhibits, listed
from legal_docs.law.articles import citation
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.party import AgentKind, NaturalPerson

COPIES = "民诉法2023.123"
_OF_PEOPLE = ("身份证", "户口", "身份信息")
_OF_ORGANISATIONS = ("营业执照", "公示信息", "登记信息", "工商")
"""Words in the title or file name of an exhibit that shows who somebody is."""
_AGENT_PAPERS = {
    AgentKind.STAFF: "工作人员材料",
    AgentKind.LAWYER: "律师材料",
    AgentKind.LEGAL_WORKER: "法律工作者材料",
}


class Item(Context):
    """一项材料: `kind` says which; its name, and whether original or copy, stand in the template."""

    number: str = Field(default="", alias="序号", examples=["1"])
    kind: str = Field(alias="类别", examples=["起诉状", "营业执照", "证据卷"])
    about: str = Field(default="", alias="对象", description="姓名或者文号", examples=["钱某某"])
    copies: int = Field(default=1, alias="份数")
    pages: str = Field(default="", alias="页数", description="生成时尚不知道的为空", examples=["16"])
    held: str = Field(
        default="", alias="案卷", description="在证据卷中的位置；须另行准备的为空", examples=["证据3第5-6页"]
    )


class Slot(Context):
    """网上立案的一个材料栏目."""

    number: str = Field(alias="序号", examples=["一"])
    kind: str = Field(alias="类别", examples=["起诉状", "身份证明", "委托手续", "证据", "送达", "其他"])
    items: tuple[Item, ...] = Field(alias="材料")


class FilingList(Context):
    """立案材料清单的全部内容."""

    cause: str = Field(alias="案由")
    court: str = Field(alias="法院")
    submitter: str = Field(alias="提交人")
    role: str = Field(alias="提交人地位", examples=["原告", "申请执行人"])
    opponents: str = Field(alias="对方当事人")
    capacity: str = Field(alias="负责人称谓", examples=["负责人", "法定代表人"])
    enforcement: bool = Field(alias="是执行")
    has_form: bool = Field(alias="有要素式")
    slots: tuple[Slot, ...] = Field(alias="栏目")
    opposing: int = Field(alias="对方人数")
    sets: int = Field(alias="套数", description="法院一套，对方当事人每人一套")
    basis: str = Field(alias="副本依据", description="申请执行时为空")
    payment_order: bool = Field(alias="建议支付令")
    letters: bool = Field(alias="催收与通知择一", description="同一债务人既有催收函又有宣布提前到期通知书")
    exhibits: int = Field(alias="证据份数")
    date: str = Field(alias="提交日期", description="未填写时为空，提交时手写")


def filing_list(dossier: Dossier) -> FilingList:
    """Return the pack in the order of the stage's slots, items numbered through."""
    case, enforcement = dossier.case, is_enforcement(dossier.case)
    slots = _enforcement(dossier) if enforcement else _suit(dossier)
    return FilingList.of(
        cause=case.cause.label,
        court=court_of(case),
        submitter=case.creditor.name,
        role=own_title(case),
        opponents=listed(opponents(case)),
        capacity=capacity_of(case.creditor),
        enforcement=enforcement,
        has_form=dossier.on >= IN_USE_FROM if enforcement else has_form(dossier),
        slots=_numbered(slots),
        opposing=len(opponents(case)),
        sets=_sets(case),
        basis="" if enforcement else citation([COPIES], on=dossier.on),
        payment_order=is_suggested(dossier),
        letters=any(may_be_called(dossier, loan) for loan in case.loans),
        exhibits=len(dossier.bundle.exhibits),
        date=paper_day(case),
    )


def must_say(context: FilingList) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: both sides, the court, whose papers, which pages."""
    items = [item for slot in context.slots for item in slot.items]
    said = (context.submitter, context.opponents, context.court)
    return (*said, *(text for item in items for text in (item.about, item.held) if text))


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the list, at both stages."""
    paper = filing_list(dossier)
    yield Draft(FilingKind.FILING_LIST, "立案材料清单.docx", paper, must_say(paper))


def _suit(dossier: Dossier) -> dict[str, tuple[Item, ...]]:
    case = dossier.case
    clues = (Item.of(kind="保全材料"),) if case.clues else ()
    return {
        "起诉状": (Item.of(kind="起诉状", copies=_sets(case)),),
        "身份证明": (*_own_papers(case), *_identities(dossier)),
        "委托手续": tuple(_agents(case)),
        "证据": tuple(_evidence(dossier)),
        "送达": (Item.of(kind="送达地址确认书"), Item.of(kind="送达地址线索")),
        "其他": (*clues, Item.of(kind="退费账户")),
    }


def _enforcement(dossier: Dossier) -> dict[str, tuple[Item, ...]]:
    case = dossier.case
    clues = (Item.of(kind="财产线索"),) if case.clues else ()
    return {
        "执行申请书": (Item.of(kind="执行申请书", copies=_sets(case)),),
        "执行依据": tuple(_instruments(dossier)),
        "委托手续": tuple(_agents(case)),
        "申请人身份": tuple(_own_papers(case)),
        "送达": (Item.of(kind="送达地址确认书"), Item.of(kind="送达地址线索")),
        "其他": (*_identities(dossier), *_evidence(dossier), *clues, Item.of(kind="收款账户")),
    }


def _numbered(slots: dict[str, tuple[Item, ...]]) -> tuple[Slot, ...]:
    found: list[Slot] = []
    last = 0
    for place, (kind, items) in enumerate(slots.items(), 1):
        rows = tuple(each.model_copy(update={"number": str(last + n)}) for n, each in enumerate(items, 1))
        found.append(Slot.of(number=count(place), kind=kind, items=rows))
        last += len(items)
    return tuple(found)


def _sets(case: CaseFile) -> int:
    """Return how many sets go in: one for the court and one for each opponent (民诉法2023.123)."""
    return 1 + len(opponents(case))


def _own_papers(case: CaseFile) -> Iterator[Item]:
    yield Item.of(kind="营业执照", about=case.creditor.name)
    yield Item.of(kind="身份证明书", about=case.creditor.head_name)
    yield Item.of(kind="负责人证件", about=case.creditor.head_name)
    if case.creditor.assigned_from:
        yield Item.of(kind="受让债权", about=case.creditor.assigned_from)


def _identities(dossier: Dossier) -> Iterator[Item]:
    """Yield one item for each opponent, with the exhibits that show who they are, if the bundle has any."""
    for name in opponents(dossier.case):
        natural = isinstance(dossier.case.person(name), NaturalPerson)
        files = _showing(dossier, name, _OF_PEOPLE if natural else _OF_ORGANISATIONS)
        kind = "自然人身份" if natural else "组织身份"
        yield Item.of(kind=kind, about=name, **_held(dossier, files, alone=len(opponents(dossier.case)) == 1))


def _held(dossier: Dossier, files: Sequence[str], *, alone: bool = True) -> dict[str, str]:
    """Return where in the bundle the files are and on how many pages.

    The pages stay open where a file may be that of several people: not `alone`, and named for nobody.
    """
    found = [each for each in dossier.bundle.exhibits if each.file in files]
    parties = dossier.case.defendants()
    sure = alone or all(any(name in each.title + each.file for name in parties) for each in found)
    pages = sum(each.page_count - each.lead for each in found)
    return {
        "held": exhibits(dossier.bundle, tuple(Proof(file=file) for file in files)),
        "pages": str(pages) if pages and sure else "",
    }


def _showing(dossier: Dossier, name: str, words: tuple[str, ...]) -> list[str]:
    """Return the exhibits with one of `words` that name the person, or none of the parties."""
    parties = (*opponents(dossier.case), dossier.case.creditor.name)
    texts = {each.file: each.title + each.file for each in dossier.bundle.exhibits}
    found = [file for file, text in texts.items() if any(word in text for word in words)]
    return [f for f in found if name in texts[f] or not any(party in texts[f] for party in parties)]


def _agents(case: CaseFile) -> Iterator[Item]:
    agents = case.creditor.agents
    if agents:
        yield Item.of(kind="授权委托书", about=listed(agent.name for agent in agents))
    yield from (Item.of(kind=_AGENT_PAPERS[agent.kind], about=agent.name) for agent in agents)


def _instruments(dossier: Dossier) -> Iterator[Item]:
    for each in dossier.case.judgments:
        held = _held(dossier, [proof.file for proof in each.evidence])
        yield Item.of(kind="执行依据", about=f"{each.number}{each.kind.label}", **held)


def _evidence(dossier: Dossier) -> Iterator[Item]:
    sets, bundle = _sets(dossier.case), dossier.bundle
    yield Item.of(kind="证据目录", copies=sets)
    if bundle.exhibits:
        pages = bundle.front_pages + sum(each.page_count for each in bundle.exhibits)
        yield Item.of(kind="证据卷", copies=sets, pages=str(pages))
    yield Item.of(kind="债权计算明细", copies=sets)
