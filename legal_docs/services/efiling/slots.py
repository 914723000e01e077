"""Which paper goes into which slot of a portal, which stays out and why, and what is still to be prepared."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legal_docs.drafting.filing_list import Item, filing_list
from legal_docs.drafting.proceeding import is_enforcement
from legal_docs.model.exhibit import Exhibit
from legal_docs.model.filing import FilingKind as Kind
from legal_docs.services.handover.opened import Opened

_SUIT = {
    "起诉状": "起诉状",
    "身份证明": "当事人身份证明",
    "委托手续": "委托代理人委托手续和身份材料",
    "证据": "证据目录及证据材料",
    "送达": "送达地址确认书",
    "其他": "其他材料",
}
_ENFORCEMENT = {
    "执行申请书": "执行申请书",
    "执行依据": "执行依据文书",
    "委托手续": "授权委托书及代理人身份证明",
    "申请人身份": "申请人身份材料",
    "送达": "送达地址确认书",
    "其他": "其他材料",
}
_PAPERS: dict[str, tuple[Kind, ...]] = {
    "身份证明书": (Kind.IDENTITY,),
    "授权委托书": (Kind.AUTHORITY,),
    "证据目录": (Kind.EXHIBIT_LIST,),
    "证据卷": (Kind.BUNDLE,),
    "债权计算明细": (Kind.STATEMENT,),
    "送达地址确认书": (Kind.SERVICE,),
    "送达地址线索": (Kind.DEFENDANT_ADDRESS,),
    "保全材料": (Kind.PRESERVATION, Kind.RENEWAL, Kind.NETWORK_QUERY, Kind.CLUE_LIST),
    "财产线索": (Kind.CLUE_LIST,),
}
_OPENING = {
    "起诉状": (Kind.ELEMENT_COMPLAINT, Kind.COMPLAINT),
    "执行申请书": (Kind.ELEMENT_ENFORCEMENT, Kind.ENFORCEMENT),
}
"""The paper that opens the proceedings: the element form where there is one, else the free one."""
_LAST = (
    Kind.PRESERVATION, Kind.RENEWAL, Kind.NETWORK_QUERY, Kind.CLUE_LIST, Kind.CONSUMPTION, Kind.DISHONEST,
)  # fmt: skip
"""Applications of their own: they go into the last slot where no item of the list asked for them."""
_TWICE = "与所提交的要素式内容相同，只提交一种"
_OUT = {
    Kind.REPORT: "内部审查意见，不提交法院",
    Kind.RECONCILIATION: "内部核对，不提交法院",
    Kind.RECONCILIATION: "内部对账，不提交法院",
    Kind.COMPLAINT: _TWICE,
    Kind.ENFORCEMENT: _TWICE,
    Kind.EXHIBIT_LIST: "证据卷内已有证据目录",
    Kind.FILING_LIST: "窗口立案时用的清单，网上立案不需要",
    Kind.PAYMENT_ORDER: "支付令是另一程序，不随起诉材料提交",
    Kind.CALL: "发给对方的函件；已送达的，随证据卷提交",
    Kind.DEMAND: "发给对方的函件；已送达的，随证据卷提交",
    Kind.GUARANTOR_DEMAND: "发给对方的函件；已送达的，随证据卷提交",
}
_UNKNOWN = "没有对应的栏目，请由承办人判断是否提交"
_TO_PREPARE = {
    "营业执照": "{about}的营业执照、金融许可证复印件（盖章）",
    "负责人证件": "负责人{about}的身份证件复印件",
    "受让债权": "受让{about}债权的转让材料",
    "自然人身份": "{about}的身份证件或者户籍信息",
    "组织身份": "{about}的营业执照或者登记信息",
    "工作人员材料": "{about}的身份证件、合法劳动人事关系证明",
    "律师材料": "{about}的律师执业证、律师事务所证明材料",
    "法律工作者材料": "{about}的执业证、所在单位证明材料",
    "执行依据": "{about}及其生效证明",
    "保全材料": "保全的担保材料",
    "退费账户": "诉讼费退费账户确认书",
    "收款账户": "执行款收款账户确认书",
}
_ALWAYS = ("保全材料",)
"""Items that want something from outside even where the program has made a paper for them."""
INTERNAL = "本页供内部核对"
"""What the internal sheet of the statement of account says of itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """One PDF that goes into a slot: what it is called there, and where it comes from.

    `file` is a paper of the case folder, or `exhibit` an exhibit to be cut from the bundle.
    """

    title: str
    file: str = ""
    exhibit: Exhibit | None = None

    @property
    def kind(self) -> Kind | None:
        """Return the kind of paper, None for an exhibit."""
        from legal_docs.services.handover.opened import kind_of

        return kind_of(self.file) if self.file else None


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: its number and name, its parts in order, what is still to be prepared for it."""

    number: int
    title: str
    parts: tuple[Part, ...]
    to_prepare: tuple[str, ...]

    @property
    def folder(self) -> str:
        """Return the name of its folder: `1-起诉状`."""
        return f"{self.number}-{self.title}"


def slots(case: Opened, *, joined: bool) -> tuple[tuple[Slot, ...], dict[str, str]]:
    """Return the slots of the stage, and why each paper that goes into none stays out.

    `joined`: the papers of a slot will be one file, so that the list of exhibits, which the bundle holds
    already, is not put in twice.
    """
    titles = _ENFORCEMENT if is_enforcement(case.dossier.case) else _SUIT
    placed: set[str] = set()
    found = []
    for number, slot in enumerate(filing_list(case.dossier).slots, 1):
        parts = [
            part for item in slot.items for part in _parts(case, item, joined) if part.file not in placed
        ]
        if slot.kind == "其他":
            parts += [
                _paper(name) for name in case.pdfs(*_LAST) if name not in placed | {p.file for p in parts}
            ]
        placed |= {part.file for part in parts} - {""}
        lacking = tuple(text for item in slot.items for text in _lacking(case, item))
        found.append(Slot(number, titles[slot.kind], _in_order(parts, joined), lacking))
    return tuple(found), {
        name: _OUT.get(case.papers[name], _UNKNOWN) for name in case.pdfs() if name not in placed
    }


def _parts(case: Opened, item: Item, joined: bool) -> Iterator[Part]:
    made = (case.pdfs(kind) for kind in _OPENING.get(item.kind, ()))
    yield from (_paper(name) for name in next(filter(None, made), ()))
    for kind in _PAPERS.get(item.kind, ()):
        if not (joined and kind is Kind.EXHIBIT_LIST):
            yield from (_paper(name) for name in case.pdfs(kind))
    if item.kind not in _PAPERS:
        held = _held(case, item)
        yield from (Part(one.title, exhibit=one) for one in case.bound.exhibits if one.name in held)


def _held(case: Opened, item: Item) -> frozenset[str]:
    """Return the exhibits that the list names for the item: `证据3第5-6页、证据4第7页`; filed earlier too."""
    named = {text.partition("第")[0].removeprefix("证据") for text in item.held.split("、")}
    return frozenset(one.name for one in case.dossier.bundle.exhibits if one.name in named)


def _paper(name: str) -> Part:
    return Part(Path(name).stem, file=name)


def _in_order(parts: list[Part], joined: bool) -> tuple[Part, ...]:
    """Return the parts, each once, and no exhibit beside the bundle that holds it.

    The bundle comes first where they are joined, so that its links and the names of its pages last.
    """
    once = dict.fromkeys(parts)
    if any(part.kind is Kind.BUNDLE for part in once):
        once = dict.fromkeys(part for part in once if part.exhibit is None)
    return tuple(sorted(once, key=lambda part: part.kind is not Kind.BUNDLE) if joined else once)


def _lacking(case: Opened, item: Item) -> Iterator[str]:
    words = _TO_PREPARE.get(item.kind)
    if words and (item.kind in _ALWAYS or not _held(case, item)):
        yield words.format(about=item.about)
