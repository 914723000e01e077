"""其他需要说明的内容: what the forms have no row for, one matter a sentence."""

from collections.abc import Container, Iterator

from legal_docs.drafting.closing_facts import closing_facts
from legal_docs.drafting.fact import Fact
from legal_docs.drafting.facts import facts, rate_words
from legal_docs.drafting.guarantee_periods import guarantee_periods
from legal_docs.drafting.parties import roles
from legal_docs.drafting.words import day
from legal_docs.model.dossier import Dossier
from legal_docs.model.finding import PeriodKind
from legal_docs.model.loan import RateKind
from legal_docs.model.party import NaturalPerson
from legal_docs.model.security import Guarantor


def matters(dossier: Dossier, has_rows: Container[str]) -> Iterator[str]:
    """Yield each matter as a sentence without its stop, but what `has_rows` says has a row of its own."""
    yield from _people(dossier)
    if dossier.case.creditor.assigned_from:
        yield f"本案债权由{dossier.case.creditor.assigned_from}转让给原告"
    for loan in dossier.case.loans:
        if loan.rate.kind is RateKind.LPR:
            yield f"编号{loan.number}合同的借款利率为{rate_words(loan.rate)}"
        yield from (
            f"借据{note.note}未约定还款期限，经催告的合理期限于{day(note.due_on)}届满"
            for note in loan.disbursements
            if note.is_due_on_demand
        )
    told = (fact for fact in (*facts(dossier), *closing_facts(dossier)) if fact.kind not in has_rows)
    yield from (said for fact in told if (said := _told(fact)))
    for guarantor in dossier.case.guarantors:
        yield from _periods(dossier, guarantor)


def _people(dossier: Dossier) -> Iterator[str]:
    """Yield what each defendant is, and who acts for one who cannot."""
    case = dossier.case
    sued = case.defendants()
    if len(sued) > 1:
        yield "当事人地位：" + "、".join(f"被告{name}（{roles(case, name)}）" for name in sued)
    for name in sued:
        person = case.person(name)
        if isinstance(person, NaturalPerson):
            if person.guardian:
                yield f"被告{name}的法定代理人：{person.guardian}"
        elif person.operator and person.operator != person.head_name:
            yield f"被告{name}的经营者：{person.operator}"


def _told(fact: Fact) -> str:
    """Return a fact the form has no row for as a sentence; "" for one that has its row."""
    proof = f"（{fact.proof}）" if fact.proof else ""
    what = f"：{fact.text}" if fact.text else ""
    said = {
        "提前到期": _called(fact),
        "展期": f"{fact.day}，原告与{fact.who}达成展期约定"
        + (f"，到期日变更为{fact.due}" if fact.due else ""),
        "债务加入": f"{fact.day}，{fact.who}承诺加入上述债务{what}",
        "债务确认": f"{fact.day}，{fact.who}就上述债务作出{fact.title}{what}",
        "死亡": f"{fact.day}，{fact.who}死亡，由其继承人{fact.text}在所得遗产实际价值范围内清偿",
        "催收": f"原告于{fact.day}向{fact.who}催收" + (f"；{fact.text}" if fact.text else ""),
        "请求承担保证责任": f"原告于{fact.day}请求{fact.who}承担保证责任",
        "催收通知": f"原告于{fact.day}向{fact.who}发出催收通知",
        "保证责任通知": f"原告于{fact.day}向{fact.who}发出请求承担保证责任的通知",
        "下落不明": _missing(fact),
        "提前到期条件": _calls_by_suit(fact),
    }.get(fact.kind, "")
    return said + proof if said else ""


def _called(fact: Fact) -> str:
    why = f"因{fact.text}，" if fact.text else ""
    arrived = f"，通知于{fact.registered}送达" if fact.registered else ""
    return (
        f"{fact.day}，{why}原告书面通知借款人，宣布编号{fact.number}合同项下借款"
        f"于{fact.due}全部提前到期{arrived}"
    )


def _calls_by_suit(fact: Fact) -> str:
    agreed = f"编号{fact.number}合同{fact.clause}约定：{fact.text}。" if fact.clause else ""
    met = f"，{fact.method}" if fact.method else ""
    missed = f"{fact.day}到期的款项，{fact.who}均未足额清偿{met}。" if fact.day else ""
    return (
        f"{agreed}{missed}原告以提起本案诉讼的方式宣布编号{fact.number}合同项下尚未到期的借款本金"
        f"人民币{fact.amount}元提前到期，起诉状副本的送达即为原告的提前到期通知"
    )


def _missing(fact: Fact) -> str:
    since = f"自{fact.day}起" if fact.day else ""
    return f"{fact.who}{since}下落不明" + (f"，原告于{fact.text}被退回" if fact.text else "")


def _periods(dossier: Dossier, guarantor: Guarantor) -> Iterator[str]:
    """Yield when the guaranteed debts fell due, until when the guarantee binds, and what kept it.

    A period that is over without an act within it is not told.
    """
    over = {
        period.debt
        for period in dossier.findings.periods
        if period.kind is PeriodKind.GUARANTEE
        and period.subject == guarantor.name
        and period.statutory_last_day
        and period.statutory_last_day < dossier.on
    }
    parts = [
        f"借据{each.debt}的主债务履行期限于{each.due}届满，保证期间至{each.until}届满，"
        + (f"原告已于{each.asked}请求其承担保证责任" if each.asked else f"截至{day(dossier.on)}尚未届满")
        for each in guarantee_periods(dossier, guarantor)
        if each.asked or each.debt not in over
    ]
    if parts:
        yield f"被告{guarantor.name}的保证期间：{'；'.join(parts)}"
