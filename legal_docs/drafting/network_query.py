"""网络查控申请书: the court's network search for property to be preserved (财产保全规定2020.11)."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.context import Context, required
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.parties import CreditorBlock, PartyBlock, creditor_block, party_blocks
from legal_docs.drafting.preservation_application import cited, is_needed
from legal_docs.drafting.preservation_scope import asked_clues
from legal_docs.drafting.property_items import OwnerGroup, by_owner, items_of
from legal_docs.drafting.rmb import capitals
from legal_docs.drafting.words import day, yuan
from legal_docs.law.preserving.property_clues import is_definite
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind

_BASIS = ("财产保全规定2020.10", "财产保全规定2020.11")


class NetworkQuery(Context):
    """网络查控申请书的全部内容."""

    cause: str = Field(alias="案由")
    court: str = Field(alias="法院")
    applicant: CreditorBlock = Field(alias="申请人")
    service_address: str = Field(alias="送达地址")
    service_contact: str = Field(alias="送达联系")
    respondents: tuple[PartyBlock, ...] = Field(
        alias="被申请人们", description="证件号码已录入、可以查询的被申请人"
    )
    amount: str = Field(alias="保全数额", description="与财产保全申请书一致")
    capitals: str = Field(alias="保全数额大写")
    vague: tuple[OwnerGroup, ...] = Field(alias="待查线索", description="信息尚不明确的线索；没有时为空")
    basis: str = Field(alias="法律依据")
    date: str = Field(alias="申请日期", description="未填写时为空，签署时手写")


def network_query(dossier: Dossier) -> NetworkQuery:
    """Return what the application must say; MissingValueError where nobody's identity number is known."""
    case, names = dossier.case, _searchable(dossier)
    creditor = creditor_block(case.creditor)
    who = f"申请人{creditor.name}"
    required("、".join(names), f"案件{case.number}的被申请人", "证件号码")
    total = dossier.arrears.owed.total
    return NetworkQuery.of(
        cause=case.cause.label,
        court=required(case.court, f"案件{case.number}", "受诉法院"),
        applicant=creditor,
        service_address=required(creditor.service_address or creditor.address, who, "送达地址"),
        service_contact=required(creditor.service_contact or creditor.phone, who, "联系电话"),
        respondents=party_blocks(case, names, "被申请人"),
        amount=yuan(total),
        capitals=capitals(total),
        vague=_vague(dossier, names),
        basis=cited(_BASIS, dossier.on),
        date=day(case.file_on) if case.file_on else "",
    )


def must_say(context: NetworkQuery) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: names, numbers to search by, the sum, the court."""
    searched = [text for each in context.respondents for text in (each.name, each.id_number)]
    vague = [item.thing for owner in context.vague for item in owner.items]
    return (context.applicant.name, *searched, *vague, context.amount, context.capitals, context.court)


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the application beside the one for preservation, where somebody can be searched for."""
    if is_needed(dossier) and _searchable(dossier):
        paper = network_query(dossier)
        yield Draft(FilingKind.NETWORK_QUERY, "网络查控申请书.docx", paper, must_say(paper))


def _searchable(dossier: Dossier) -> tuple[str, ...]:
    people = [dossier.case.person(name) for name in by_owner(asked_clues(dossier))]
    return tuple(p.name for p in people if (p.id_number if p.kind == "natural" else p.uscc))


def _vague(dossier: Dossier, names: tuple[str, ...]) -> tuple[OwnerGroup, ...]:
    clues = [c for c in asked_clues(dossier) if c.owner in names and not is_definite(c)]
    return tuple(
        OwnerGroup.of(number=str(n), owner=owner, items=items_of(dossier, theirs))
        for n, (owner, theirs) in enumerate(by_owner(clues).items(), 1)
    )
