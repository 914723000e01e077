"""被告送达地址线索: where papers may reach each defendant, the likeliest place first (R-EVI-10)."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.context import Context, required
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.places import Place, Reached, places, reached
from legal_docs.drafting.proceeding import court_of, opponents, own_title, paper_day, their_title
from legal_docs.drafting.words import count, day
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.party import NaturalPerson, Organisation, OrgStatus, Whereabouts


class AddressesOf(Context):
    """一名被告的送达线索; a field that does not fit the kind of person is empty."""

    title: str = Field(alias="称谓", examples=["被告", "被告一"])
    name: str = Field(alias="姓名")
    id_number: str = Field(alias="证件号码", description="没有填写时为空")
    places: tuple[Place, ...] = Field(alias="地址", description="按可能性由大到小")
    phones: tuple[Reached, ...] = Field(alias="电话")
    email: str = Field(alias="电子邮箱")
    whereabouts: str = Field(alias="下落", examples=["下落不明", "在境外"], description="没有填写时为空")
    since: str = Field(alias="下落起始日", description="没有填写时为空")
    status: str = Field(alias="主体状态", description="存续、没有填写或者自然人为空", examples=["吊销"])
    employer: str = Field(alias="工作单位")
    guardian: str = Field(alias="法定代理人")
    head: str = Field(alias="负责人", description="组织的法定代表人或者负责人", examples=["孙某"])


class DefendantAddresses(Context):
    """被告送达地址线索的全部内容."""

    submitter: str = Field(alias="提交人")
    role: str = Field(alias="提交人地位", examples=["原告", "申请执行人"])
    their_title: str = Field(alias="对方称谓", examples=["被告", "被执行人"])
    cause: str = Field(alias="案由")
    court: str = Field(alias="法院")
    defendants: tuple[AddressesOf, ...] = Field(alias="被告们")
    date: str = Field(alias="提交日期", description="未填写时为空，提交时手写")


def defendant_addresses(dossier: Dossier) -> DefendantAddresses:
    """Return the places of each defendant; MissingValueError for one of whom no place at all is known."""
    case = dossier.case
    names, title = opponents(case), their_title(case)
    labels = [title if len(names) == 1 else title + count(n) for n in range(1, len(names) + 1)]
    return DefendantAddresses.of(
        submitter=case.creditor.name,
        role=own_title(case),
        their_title=title,
        cause=case.cause.label,
        court=court_of(case),
        defendants=tuple(_of(dossier, name, label) for name, label in zip(names, labels, strict=True)),
        date=paper_day(case),
    )


def must_say(context: DefendantAddresses) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: every name, place and number."""
    texts = [context.submitter, context.court]
    for each in context.defendants:
        texts += [each.name, *(place.address for place in each.places), *(p.number for p in each.phones)]
    return tuple(texts)


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the places of all defendants, at both stages."""
    paper = defendant_addresses(dossier)
    yield Draft(FilingKind.DEFENDANT_ADDRESS, "被告送达地址线索.docx", paper, must_say(paper))


def _of(dossier: Dossier, name: str, title: str) -> AddressesOf:
    person = dossier.case.person(name)
    found = places(dossier, person)
    required("、".join(place.address for place in found), f"{title}{name}", "送达地址线索（住所地）")
    common = {"title": title, "name": name, "places": found, "phones": reached(dossier, person)}
    more = _natural(person) if isinstance(person, NaturalPerson) else _organisation(person)
    return AddressesOf.of(**common, **more, email=person.email)


def _natural(person: NaturalPerson) -> dict[str, str]:
    state = person.whereabouts if person.whereabouts is not Whereabouts.KNOWN else None
    return {
        "id_number": person.id_number,
        "whereabouts": state.label if state else "",
        "since": day(person.whereabouts_since) if state and person.whereabouts_since else "",
        "status": "",
        "employer": person.employer,
        "guardian": person.guardian,
        "head": "",
    }


def _organisation(person: Organisation) -> dict[str, str]:
    gone = person.status if person.status is not OrgStatus.ACTIVE else None
    return {
        "id_number": person.uscc,
        "whereabouts": "",
        "since": "",
        "status": gone.label if gone else "",
        "employer": "",
        "guardian": "",
        "head": person.head_name,
    }
