"""事实与理由: the last rows, alike in both forms: the basis, what else must be said, the exhibits."""

from collections.abc import Container, Iterator

from legal_docs.drafting.basis import basis
from legal_docs.drafting.elements.matters import matters
from legal_docs.drafting.elements.wording import text_blank
from legal_docs.model.card import CardAccount
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import Blank, FormRow
from legal_docs.model.loan import AllocationTerms, Loan

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
    text = "\n".join(f"（{number}）{said}。" for number, said in enumerate(matters(dossier, has_rows), 1))
    blanks = text_blank("", text, "其他需要说明的内容")
    return (FormRow(SECTION, MORE, blanks),) if blanks else ()


def exhibits_row(dossier: Dossier) -> FormRow:
    """Return the exhibits with their pages in the bundle; the list with purposes goes in apart."""
    listed = [f"{e.name}.{e.title}（第{e.pages}页）" for e in dossier.bundle.exhibits]
    text = "\n".join([f"详见随附《证据目录》，共{len(listed)}份：", *listed])
    return FormRow(SECTION, EXHIBITS, (Blank("", text, field="证据清单"),))


def _clauses(dossier: Dossier) -> Iterator[str]:
    yield from (_of_loan(dossier, loan) for loan in dossier.case.loans)
    yield from (_of_card(dossier, card) for card in dossier.case.cards)
    for guarantor in dossier.case.guarantors:
        yield _clause_list(guarantor.contract_title, ("保证责任", guarantor.clause))
    loans = {loan.number for loan in dossier.case.loans}
    for thing in dossier.case.collateral:
        if thing.contract_number not in loans:
            yield f"《{thing.contract_title}》（编号：{thing.contract_number}）"


def _of_loan(dossier: Dossier, loan: Loan) -> str:
    called = loan.acceleration_terms if _is_called(dossier) else None
    return _clause_list(
        loan.title,
        ("利率", loan.rate.clause),
        ("罚息", loan.penalty.clause if loan.penalty else ""),
        ("复利", loan.compound.clause if loan.compound else ""),
        ("提前到期", called.clause if called else ""),
        ("抵充顺序", _order(dossier, loan.allocation)),
        ("实现债权的费用", loan.cost_clause if dossier.arrears.owed.costs else ""),
    )


def _of_card(dossier: Dossier, card: CardAccount) -> str:
    owed = dossier.arrears.owed
    return _clause_list(
        card.agreement,
        ("利率", card.rate_clause),
        ("违约金", card.damages_clause),
        ("手续费", card.fee_clause if owed.fees else ""),
        ("抵充顺序", _order(dossier, card.allocation)),
        ("实现债权的费用", card.cost_clause if owed.costs else ""),
    )


def _order(dossier: Dossier, terms: AllocationTerms) -> str:
    """Return the clause on the order in which payments count, where one was agreed and something paid."""
    return terms.clause if terms.agreed and dossier.arrears.allocations else ""


def _is_called(dossier: Dossier) -> bool:
    return any(debt.called_on or debt.not_yet_due for debt in dossier.arrears.debts)


def _clause_list(title: str, *clauses: tuple[str, str]) -> str:
    said = "、".join(f"{clause}（{about}）" for about, clause in clauses if clause)
    return f"《{title}》{said}"
