"""The bank's letters, as Word documents; the figures in them are those of the ledger on that day."""

from legal_docs.ledger import compute
from legal_docs.model.casefile import CaseFile
from tools.make_samples.papers.contract import money
from tools.make_samples.papers.notices import word_letter
from tools.make_samples.papers.pdf import day
from tools.make_samples.papers.sheets import contacts_of


def call_letter(case: CaseFile) -> bytes:
    """Return the notice that calls the loan."""
    loan = case.loans[0]
    call = loan.acceleration
    assert call is not None and loan.acceleration_terms is not None  # noqa: S101
    debt = compute(case, on=call.declared_on).debts[0]
    due, rest = debt.owed.principal - debt.not_yet_due, debt.owed.interest_like
    return word_letter(
        "宣布贷款提前到期通知书",
        f"编号：{case.number}-01",
        "、".join(debtor.name for debtor in case.debtors),
        [
            f"您与我行于{day(loan.signed_on)}签订《{loan.title}》（编号：{loan.number}），我行依约发放借款"
            f"{money(loan.disbursements[0].amount)}。",
            f"{call.trigger}。截至{day(call.declared_on)}，已到期未付的本金{money(due)}，"
            f"计至该日的利息、罚息和复利{money(rest)}，两项合计{money(due + rest)}；"
            f"另有未到期本金{money(debt.not_yet_due)}，不在上述合计之内。",
            f"根据合同{loan.acceleration_terms.clause}的约定，我行宣布上述贷款全部提前到期，"
            "提前到期日为本通知送达之日。请您在收到本通知后立即归还全部本金、利息、罚息和复利。",
            "逾期不还的，我行将依法提起诉讼，由此产生的诉讼费、律师代理费等由您承担。",
        ],
        case.creditor.name,
        day(call.declared_on),
    )


def company_letter(case: CaseFile) -> bytes:
    """Return the demand on the borrowing company."""
    loan = case.loans[0]
    (record,) = contacts_of(case, "C04")
    owed = compute(case, on=record.on).owed
    return word_letter(
        "逾期贷款催收函",
        f"编号：{case.number}-02",
        record.target,
        [
            f"贵公司与我行签订的《{loan.title}》（编号：{loan.number}）项下两笔借款已分别于"
            f"{'、'.join(day(note.due_on) for note in loan.disbursements)}到期。",
            f"截至{day(record.on)}，尚欠本金{money(owed.principal)}，利息、罚息和复利合计{money(owed.interest_like)}。",
            "请贵公司在收到本函后立即清偿全部欠款。",
        ],
        case.creditor.name,
        day(record.on),
    )


def performance_letter(case: CaseFile) -> bytes:
    """Return the demand to perform the judgment."""
    (record,) = contacts_of(case, "C02")
    judgment = case.judgments[0]
    return word_letter(
        "履行生效判决通知函",
        f"编号：{case.number}-01",
        record.target,
        [
            f"{judgment.court}{judgment.number}民事判决书已于{day(judgment.effective_on)}发生法律效力，"
            "判决确定的履行期限已经届满，您仅履行了一部分。",
            "请您在收到本函后立即履行判决确定的全部义务；拒不履行的，我行将依法申请强制执行。",
        ],
        case.creditor.name,
        day(record.on),
    )
