"""The places where papers may reach a person, and the numbers at which they were reached, from the case."""

import re
from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.words import day, exhibits, listed
from legal_docs.model.clauses import ServiceClause
from legal_docs.model.contact import Channel, ContactRecord, Outcome, Receiver
from legal_docs.model.dossier import Dossier
from legal_docs.model.party import Debtor, DebtorRole, NaturalPerson, Organisation

_AGREED = "约定"
_POSTED = (Channel.LETTER, Channel.LAWYER_LETTER, Channel.HANDED, Channel.VISIT)
_DIALLED = (Channel.PHONE, Channel.SMS)
_SELF = (Receiver.SELF, Receiver.HEAD)
_TOLD = (Outcome.REACHED, Outcome.REFUSED, Outcome.RETURNED)


class Ground(Context):
    """地址的一项来源."""

    kind: str = Field(
        alias="类别",
        examples=["监禁场所", "经常居住地", "户籍地", "主要办事机构所在地", "登记地址", "约定", "寄送"],
    )
    clause: str = Field(
        default="", alias="条款", description="约定：合同名称、编号和条款", examples=["借款合同第12.1条"]
    )
    electronic: bool = Field(default=False, alias="约定电子送达")
    day: str = Field(default="", alias="日期", description="寄送：送达日；没有送达的为寄送日")
    channel: str = Field(default="", alias="方式", examples=["信函", "上门"])
    outcome: str = Field(
        default="", alias="结果", description="方式已含送达的，送达时为空", examples=["送达", "拒收", "退回"]
    )
    receiver: str = Field(default="", alias="签收人", description="没有送达或者不明时为空", examples=["本人"])
    proof: str = Field(default="", alias="证据")


class Place(Context):
    """一处送达地址. `address` is the words of the clause where they name none of the other places."""

    number: int = Field(alias="序号")
    address: str = Field(alias="地址")
    grounds: tuple[Ground, ...] = Field(alias="来源")


class Destination(Context):
    """一处寄送地址. `quoted`: the address is the words of a clause that names no other known place."""

    address: str = Field(alias="地址", examples=["某省某市某区某路1号"])
    clause: str = Field(
        alias="约定条款",
        description="约定该送达地址的合同和条款；不是约定地址的为空",
        examples=["《个人消费借款合同》（编号：HT-1）第12.1条"],
    )
    quoted: bool = Field(alias="是条款原文", description="条款没有写明案卷中已有的地址，照录条款")


class Reached(Context):
    """一个联系电话."""

    number: str = Field(alias="号码")
    day: str = Field(alias="最近联系日", description="最近一次由本人接通或者发送成功；没有记录时为空")
    channel: str = Field(alias="方式", examples=["电话", "短信"])


def places(dossier: Dossier, person: NaturalPerson | Organisation) -> tuple[Place, ...]:
    """Return the places, the likeliest first: residence, household, agreed place, where post arrived."""
    found: dict[str, list[Ground]] = {}
    lived, posted = tuple(_lived_at(person)), tuple(_posted(dossier, person))
    known = tuple(dict.fromkeys(address for address, _ in (*lived, *posted)))
    for address, ground in (*lived, *_agreed(dossier, person), *posted):
        for each in _named(address, known) if ground.kind == _AGREED else [address]:
            found.setdefault(each, []).append(ground)
    return tuple(
        Place.of(number=n, address=address, grounds=tuple(grounds))
        for n, (address, grounds) in enumerate(found.items(), 1)
    )


def destinations(dossier: Dossier, person: NaturalPerson | Organisation) -> tuple[Destination, ...]:
    """Return where a letter goes: to each agreed place, then to the person's own address if another.

    The agreed place is what the contract ties the effect of a letter to; the other is for safety.
    """
    agreed = {p.address: p.grounds for p in places(dossier, person) if _clause_of(p.grounds)}
    found = [
        Destination.of(
            address=address,
            clause=_clause_of(grounds),
            quoted=all(each.kind == _AGREED for each in grounds),
        )
        for address, grounds in agreed.items()
    ]
    if person.address and person.address not in agreed:
        found.append(Destination.of(address=person.address, clause="", quoted=False))
    return tuple(found)


def _clause_of(grounds: tuple[Ground, ...]) -> str:
    return listed(each.clause for each in grounds if each.kind == _AGREED)


def reached(dossier: Dossier, person: NaturalPerson | Organisation) -> tuple[Reached, ...]:
    """Return the person's number and others that reached them, each with when it last did."""
    last: dict[str, ContactRecord] = {}
    for each in sorted(_contacts(dossier, person.name), key=lambda c: c.on):
        if each.channel in _DIALLED and each.outcome is Outcome.REACHED and each.receiver in _SELF:
            last[each.sent_to] = each
    numbers = dict.fromkeys(filter(None, (person.phone, *last)))
    return tuple(_reached(number, last.get(number)) for number in numbers)


def _reached(number: str, contact: ContactRecord | None) -> Reached:
    if contact is None:
        return Reached.of(number=number, day="", channel="")
    return Reached.of(number=number, day=day(contact.on), channel=contact.channel.label)


def _contacts(dossier: Dossier, name: str) -> Iterator[ContactRecord]:
    return (c for c in dossier.case.contacts if c.target == name and c.on <= dossier.on)


def _lived_at(person: NaturalPerson | Organisation) -> Iterator[tuple[str, Ground]]:
    if isinstance(person, NaturalPerson):
        known = {
            "监禁场所": person.prison,
            "经常居住地": person.residence_address,
            "户籍地": person.household_address,
        }
    else:
        known = {"主要办事机构所在地": person.address, "登记地址": person.registered_address}
    yield from ((address, Ground.of(kind=kind)) for kind, address in known.items() if address)


def _agreed(dossier: Dossier, person: NaturalPerson | Organisation) -> Iterator[tuple[str, Ground]]:
    for title, clause, parties in _clauses(dossier):
        others = [name for name in dossier.case.defendants() if name != person.name]
        for_them = person.name in parties and not any(name in clause.content for name in others)
        if person.name in clause.content or for_them:
            said = f"{title}{clause.clause}"
            yield clause.content, Ground.of(kind=_AGREED, clause=said, electronic=clause.electronic)


def _clauses(dossier: Dossier) -> Iterator[tuple[str, ServiceClause, tuple[str, ...]]]:
    """Yield each clause on service with its contract and the debtors who are parties to that contract."""
    case = dossier.case
    for loan in case.loans:
        own = {loan.number, *(note.note for note in loan.disbursements)}
        parties = tuple(d.name for d in case.debtors if _signed(d) and (not d.debts or own & set(d.debts)))
        if loan.service_clause:
            yield f"《{loan.title}》（编号：{loan.number}）", loan.service_clause, parties
    for card in case.cards:
        if card.service_clause:
            yield f"《{card.agreement}》", card.service_clause, (card.holder,)


def _signed(debtor: Debtor) -> bool:
    """Return whether the debtor made the contract, and did not come into the debt by law or later."""
    return debtor.role in (DebtorRole.BORROWER, DebtorRole.CO_BORROWER, DebtorRole.CARDHOLDER)


def _named(content: str, known: tuple[str, ...]) -> list[str]:
    """Return the known places the clause names in full; the words of the clause where it names none."""
    named = [each for each in known if re.search(re.escape(each) + r"(?![\w-])", content)]
    return named or [content]


def _posted(dossier: Dossier, person: NaturalPerson | Organisation) -> Iterator[tuple[str, Ground]]:
    contacts = sorted(_contacts(dossier, person.name), key=lambda c: c.on, reverse=True)
    for each in contacts:
        if each.sent_to and each.channel in _POSTED and each.outcome in _TOLD:
            yield each.sent_to, _post(dossier, each)


def _post(dossier: Dossier, contact: ContactRecord) -> Ground:
    arrived = contact.outcome is Outcome.REACHED and contact.receiver is not Receiver.UNKNOWN
    return Ground.of(
        kind="寄送",
        day=day(contact.arrived_on or contact.on),
        channel=contact.channel.label,
        outcome=contact.outcome.label.removeprefix("送达" if "送达" in contact.channel.label else ""),
        receiver=contact.receiver.label if arrived else "",
        proof=exhibits(dossier.bundle, contact.evidence),
    )
