"""财产保全申请书: before suit, in litigation, before enforcement (财产保全规定2020.1)."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from pydantic import Field

from legal_docs.drafting.context import Context, required
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.facts import owed_text
from legal_docs.drafting.parties import CreditorBlock, PartyBlock, creditor_block, party_blocks
from legal_docs.drafting.preservation_scope import (
    Limit,
    asked_clues,
    debtors_worth,
    general_guarantors,
    limits,
)
from legal_docs.drafting.property_items import OwnerGroup, by_owner, items_of
from legal_docs.drafting.rmb import capitals
from legal_docs.drafting.words import count, day, exhibits, listed, yuan
from legal_docs.law.articles import citation
from legal_docs.law.limiting.demands import reached
from legal_docs.law.preserving.preservation_rules import When
from legal_docs.law.preserving.property_clues import is_definite
from legal_docs.model.casefile import CaseFile, Stage, Willingness
from legal_docs.model.contact import ContactRecord, Outcome
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.judgment import Judgment
from legal_docs.model.party import DebtorRole, NaturalPerson, Whereabouts
from legal_docs.model.property import PropertyClue

_COMMON = ("民诉法2023.105", "财产保全规定2020.1")
_BASIS = {
    When.BEFORE_SUIT: ("民诉法2023.104", *_COMMON, "财产保全规定2020.10"),
    When.IN_SUIT: ("民诉法2023.103", *_COMMON, "财产保全规定2020.10"),
    When.BEFORE_ENFORCEMENT: ("民诉法2023.105", "民诉法解释2022.163", "财产保全规定2020.1"),
}
_WAIVER = ("财产保全规定2020.9",)
_KINDS = {When.BEFORE_SUIT: "诉前", When.IN_SUIT: "诉讼中", When.BEFORE_ENFORCEMENT: "执行前"}


class Title(Context):
    """生效法律文书 (财产保全规定2020.1)."""

    court: str = Field(alias="制作机关")
    number: str = Field(alias="文号", examples=["（2025）某0101民初1号"])
    kind: str = Field(alias="种类", examples=["民事判决书"])
    effective: str = Field(alias="生效日期")
    operative: str = Field(alias="主要内容")


class PreservationApplication(Context):
    """财产保全申请书的全部内容."""

    kind: str = Field(alias="类别", examples=["诉前", "诉讼中", "执行前"])
    cause: str = Field(alias="案由")
    court: str = Field(alias="法院")
    applicant: CreditorBlock = Field(alias="申请人")
    service_address: str = Field(alias="送达地址")
    service_contact: str = Field(alias="送达联系", examples=["周某某，10000000001", "10000000001"])
    respondents: tuple[PartyBlock, ...] = Field(alias="被申请人们")
    amount: str = Field(alias="保全数额", description="与起诉状的诉讼请求合计一致")
    capitals: str = Field(alias="保全数额大写")
    cutoff: str = Field(alias="截止日")
    owed: str = Field(alias="欠款情况", examples=["本金100,000.00元、利息1,000.00元"])
    owners: tuple[OwnerGroup, ...] = Field(alias="各权利人")
    added: bool = Field(alias="已有其他保全", description="此前已有保全措施，本次与其合计不超过保全数额")
    vague: bool = Field(alias="有待查线索", description="有的线索尚不明确")
    limits: tuple[Limit, ...] = Field(alias="限度", description="保证人的最高债权额、继承人的遗产价值")
    parties: str = Field(alias="对方当事人们", description="起诉状的全部被告", examples=["钱某某、孙某"])
    debtors: str = Field(
        alias="债务人们", description="不含继承人；只起诉继承人时为“被继承人”", examples=["钱某某"]
    )
    heirs: str = Field(alias="继承人们", description="没有继承人时为空")
    guarantors: str = Field(alias="保证人们", description="没有保证人时为空")
    general: str = Field(alias="一般保证人们", description="对其财产一并申请保全的一般保证人；没有时为空")
    debtors_worth: str = Field(alias="债务人财产估值", description="债务人财产扣除在先债权后的已知估值合计")
    missing: str = Field(alias="下落不明的人")
    attitude: str = Field(alias="还款态度", examples=["拒绝还款", "推诿拖延", "失联", ""])
    asked_proof: str = Field(alias="催收证据", description="催收到达债务人的证据；没有时为空")
    in_vain: str = Field(
        alias="联系未果",
        description="没有联系上债务人的各次；没有证据时为空",
        examples=["2025年5月1日以电话联系钱某某未果"],
    )
    sealed: str = Field(alias="被他案查封的人", description="财产已被其他法院查封、冻结的被申请人")
    urgency: str = Field(alias="紧急情况", description="诉前保全必填；其他保全没有时为空")
    security: str = Field(alias="担保", description="拟提供的担保；诉前保全必填，其他保全没有时为空")
    financial: bool = Field(alias="申请人是金融机构")
    waiver: str = Field(alias="免担保依据")
    titles: tuple[Title, ...] = Field(alias="生效文书", description="执行前保全才有")
    basis: str = Field(alias="法律依据")
    date: str = Field(alias="申请日期", description="未填写时为空，签署时手写")


def preservation_application(
    dossier: Dossier, kind: When = When.IN_SUIT, *, security: str = "", urgency: str = ""
) -> PreservationApplication:
    """Return what the application must say; MissingValueError where the law asks for what the case lacks.

    Before suit `security` and `urgency` must be given (民诉法2023.104), and only what is definitely known is
    asked for (财产保全规定2020.10); before enforcement the instrument is needed.
    KeyError for preservation during an appeal, which has no paper of its own.
    """
    case, early = dossier.case, kind is When.BEFORE_SUIT
    clues = [each for each in asked_clues(dossier) if is_definite(each) or not early]
    creditor = creditor_block(case.creditor)
    who = f"申请人{creditor.name}"
    phone = required(creditor.service_contact or creditor.phone, who, "联系电话")
    required("有" if clues else "", f"案件{case.number}", "可供保全的财产信息或者财产线索")
    return PreservationApplication.of(
        kind=_KINDS[kind],
        cause=case.cause.label,
        court=required(_court(case, kind), f"案件{case.number}", "受理保全申请的法院"),
        applicant=creditor,
        service_address=required(creditor.service_address or creditor.address, who, "送达地址"),
        service_contact=phone,
        respondents=party_blocks(case, tuple(by_owner(clues)), "被申请人"),
        **_sums(dossier),
        owners=_owners(dossier, clues),
        added=bool(case.preservations),
        vague=not all(is_definite(each) for each in clues),
        limits=tuple(limits(dossier, clues)),
        **_debtors(dossier, clues),
        **_danger(case, clues),
        **_contacts(dossier),
        urgency=required(urgency, f"案件{case.number}", "诉前保全的紧急情况") if early else urgency,
        security=required(security, f"案件{case.number}", "诉前保全的担保") if early else security,
        financial=not case.creditor.assigned_from or "银行" in case.creditor.name,
        waiver=cited(_WAIVER, dossier.on),
        titles=_titles(case) if kind is When.BEFORE_ENFORCEMENT else (),
        basis=cited(_BASIS[kind], dossier.on),
        date=day(case.file_on) if case.file_on else "",
    )


def must_say(context: PreservationApplication) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: names, sums, things, court, instruments."""
    names = [context.applicant.name, *(r.name for r in context.respondents)]
    ids = [r.id_number for r in context.respondents if r.id_number]
    items = [item for owner in context.owners for item in owner.items]
    things = [text for i in items for text in (i.thing, i.location, i.number, i.value, i.sealed_by) if text]
    sums = [context.amount, context.capitals, context.cutoff, *(each.amount for each in context.limits)]
    titles = [text for each in context.titles for text in (each.court, each.number)]
    said = (context.court, context.service_address, context.service_contact, context.security)
    return tuple(text for text in (*names, *ids, *things, *sums, *titles, *said) if text)


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the application in litigation, filed with the complaint, where known property is still free."""
    if is_needed(dossier):
        paper = preservation_application(dossier)
        yield Draft(FilingKind.PRESERVATION, "财产保全申请书.docx", paper, must_say(paper))


def is_needed(dossier: Dossier) -> bool:
    """Return whether to ask for preservation with the suit: no instrument yet, and property to ask for."""
    case = dossier.case
    return case.stage is Stage.SUIT and not case.judgments and bool(asked_clues(dossier))


def cited(ids: Sequence[str], on: date) -> str:
    """Return the citation of those of `ids` that can be cited on the day of the paper."""
    held = []
    for each in ids:
        with suppress(ValueError):
            held.append((each, citation((each,), on=on))[0])
    return citation(held, on=on)


def _court(case: CaseFile, kind: When) -> str:
    named = (each.enforcement_court for each in case.judgments if each.enforcement_court)
    return next(named, case.court) if kind is When.BEFORE_ENFORCEMENT else case.court


def _sums(dossier: Dossier) -> dict[str, str]:
    total = dossier.arrears.owed.total
    return {
        "amount": yuan(total),
        "capitals": capitals(total),
        "cutoff": day(dossier.cutoff_on),
        "owed": owed_text(dossier),
    }


def _owners(dossier: Dossier, clues: Sequence[PropertyClue]) -> tuple[OwnerGroup, ...]:
    return tuple(
        OwnerGroup.of(number=f"（{count(n)}）", owner=owner, items=items_of(dossier, theirs))
        for n, (owner, theirs) in enumerate(by_owner(clues).items(), 1)
    )


def _debtors(dossier: Dossier, clues: Sequence[PropertyClue]) -> dict[str, str]:
    case = dossier.case
    owners = by_owner(clues)
    payers = listed(d.name for d in case.debtors if d.role is not DebtorRole.HEIR)
    worth = debtors_worth(case)
    return {
        "parties": listed(case.defendants()),
        "debtors": payers or "被继承人",
        "heirs": listed(d.name for d in case.debtors if d.role is DebtorRole.HEIR and not d.renounced),
        "guarantors": listed(g.name for g in case.guarantors),
        "general": listed(name for name in owners if name in general_guarantors(case)),
        "debtors_worth": yuan(worth) if worth else "",
    }


def _danger(case: CaseFile, clues: Sequence[PropertyClue]) -> dict[str, str]:
    """Return the facts that make a judgment hard to enforce (民诉法2023.103)."""
    people = [case.person(name) for name in by_owner(clues)]
    gone = (p.name for p in people if isinstance(p, NaturalPerson) and p.whereabouts is Whereabouts.MISSING)
    found = case.escalation.willingness if case.escalation else None
    return {
        "missing": listed(gone),
        "attitude": found.label if found and found is not Willingness.WILLING else "",
        "sealed": listed(each.owner for each in clues if each.sealed_by),
    }


def _contacts(dossier: Dossier) -> dict[str, str]:
    """Return what proves that the debtors were asked, and which tries to reach them failed."""
    case, names = dossier.case, {debtor.name for debtor in dossier.case.debtors}
    known = [c for c in case.contacts if c.target in names and c.evidence and c.on <= dossier.on]
    asked = [p for c in known if c.is_demand and reached(case, c) for p in c.evidence]
    vain = [c for c in known if c.outcome in (Outcome.NOT_REACHED, Outcome.RETURNED)]
    return {
        "asked_proof": exhibits(dossier.bundle, asked),
        "in_vain": listed(_in_vain(dossier, c) for c in vain),
    }


def _in_vain(dossier: Dossier, contact: ContactRecord) -> str:
    proof = exhibits(dossier.bundle, contact.evidence)
    return f"{day(contact.on)}以{contact.channel.label}联系{contact.target}未果" + (
        f"（{proof}）" if proof else ""
    )


def _titles(case: CaseFile) -> tuple[Title, ...]:
    required("有" if case.judgments else "", f"案件{case.number}", "执行前保全所依据的生效法律文书")
    return tuple(_title(each) for each in case.judgments)


def _title(judgment: Judgment) -> Title:
    return Title.of(
        court=judgment.court,
        number=judgment.number,
        kind=judgment.kind.label,
        effective=day(judgment.effective_on),
        operative=judgment.operative_part,
    )
