"""事实与理由: the last rows, alike in both forms: the basis, what else must be said, the exhibits."""

from collections.abc import Container, Iterator

from legal_docs.drafting.basis import basis
from legal_docs.drafting.elements.wording import text_blank
from legal_docs.drafting.fact import Fact
from legal_docs.drafting.facts import facts, rate_words
from legal_docs.drafting.parties import roles
from legal_docs.drafting.words import day
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import Blank, FormRow
from legal_docs.model.loan import RateKind
from legal_docs.model.party import NaturalPerson

SECTION = "事实与理由"
BASIS, MORE, EXHIBITS = "请求承担责任的依据", "其他需要说明的内容（可另附页）", "证据清单（可另附页）"
OLD_LAW = "以及【当时施行的实体法依据，由承办律师补充】"


def basis_row(dossier: Dossier) -> FormRow:
    """Return the clauses of the contracts and the articles the claims rest on (2024: 请求依据)."""
    law = basis(dossier)
    cited = law.citation + (OLD_LAW if law.old_law else "")
    agreed = "；".join(dict.fromkeys(_clauses(dossier)))
    blanks = (
        *text_blank("合同约定", agreed, "请求依据.合同约定"),
        *text_blank("法律规定", cited, "请求依据.法律规定"),
    )
    return FormRow(SECTION, BASIS, blanks, also=("请求依据",))


def more_row(dossier: Dossier, has_rows: Container[str] = ()) -> tuple[FormRow, ...]:
    """Return what the form has no row for, one matter a line; no row where there is none.

    `has_rows` are kinds of facts for which this form has a row of its own.
    """
    text = "\n".join(f"（{number}）{said}。" for number, said in enumerate(_matters(dossier, has_rows), 1))
    blanks = text_blank("", text, "其他需要说明的内容")
    return (FormRow(SECTION, MORE, blanks),) if blanks else ()


def exhibits_row(dossier: Dossier) -> FormRow:
    """Return the exhibits with their pages in the bundle; the list with purposes goes in apart."""
    listed = [f"{e.name}.{e.title}（第{e.pages}页）" for e in dossier.bundle.exhibits]
    text = "\n".join([f"详见随附《证据目录》，共{len(listed)}份：", *listed])
    return FormRow(SECTION, EXHIBITS, (Blank("", text, field="证据清单"),))


def _clauses(dossier: Dossier) -> Iterator[str]:
    for loan in dossier.case.loans:
        yield _clause_list(
            loan.title,
            ("利率", loan.rate.clause),
            ("罚息", loan.penalty.clause if loan.penalty else ""),
            ("复利", loan.compound.clause if loan.compound else ""),
            (
                "提前到期",
                loan.acceleration_terms.clause if _is_called(dossier) and loan.acceleration_terms else "",
            ),
            ("实现债权的费用", loan.cost_clause if dossier.arrears.owed.costs else ""),
        )
    for card in dossier.case.cards:
        yield _clause_list(
            card.agreement,
            ("利率", card.rate_clause),
            ("违约金", card.damages_clause),
            ("手续费", card.fee_clause if dossier.arrears.owed.fees else ""),
            ("实现债权的费用", card.cost_clause if dossier.arrears.owed.costs else ""),
        )
    for guarantor in dossier.case.guarantors:
        yield _clause_list(guarantor.contract_title, ("保证责任", guarantor.clause))
    loans = {loan.number for loan in dossier.case.loans}
    for thing in dossier.case.collateral:
        if thing.contract_number not in loans:
            yield f"《{thing.contract_title}》（编号：{thing.contract_number}）"


def _is_called(dossier: Dossier) -> bool:
    return any(debt.called_on or debt.not_yet_due for debt in dossier.arrears.debts)


def _clause_list(title: str, *clauses: tuple[str, str]) -> str:
    said = "、".join(f"{clause}（{about}）" for about, clause in clauses if clause)
    return f"《{title}》{said}"


def _matters(dossier: Dossier, has_rows: Container[str]) -> Iterator[str]:
    yield from _people(dossier)
    if dossier.case.creditor.assigned_from:
        yield f"本案债权由{dossier.case.creditor.assigned_from}转让给原告"
    for loan in dossier.case.loans:
        if loan.rate.kind is RateKind.LPR:
            yield (
                f"编号{loan.number}合同的借款利率为{rate_words(loan.rate)}；"
                f"第5项所填为{day(dossier.cutoff_on)}的执行利率"
            )
        yield from (
            f"借据{note.note}未约定还款期限，经催告的合理期限于{day(note.due_on)}届满"
            for note in loan.disbursements
            if note.is_due_on_demand
        )
    told = (fact for fact in facts(dossier) if fact.kind not in has_rows)
    yield from (said for fact in told if (said := _told(fact)))


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
        "催收": f"原告于{fact.day}向{fact.who}催收",
        "请求承担保证责任": f"原告于{fact.day}请求{fact.who}承担保证责任",
        "催收通知": f"原告于{fact.day}向{fact.who}发出催收通知",
        "保证责任通知": f"原告于{fact.day}向{fact.who}发出请求承担保证责任的通知",
    }.get(fact.kind, "")
    return said + proof if said else ""


def _called(fact: Fact) -> str:
    why = f"因{fact.text}，" if fact.text else ""
    arrived = f"，通知于{fact.registered}送达" if fact.registered else ""
    return (
        f"{fact.day}，{why}原告书面通知借款人，宣布编号{fact.number}合同项下借款"
        f"于{fact.due}全部提前到期{arrived}"
    )
