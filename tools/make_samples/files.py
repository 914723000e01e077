"""Which evidence files each sample has, and what makes each of them."""

from collections.abc import Callable
from functools import partial

from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import ContactRecord
from tools.make_samples.balances import DAY, balance_file
from tools.make_samples.letters import call_letter, company_letter, performance_letter
from tools.make_samples.pack import Paper
from tools.make_samples.papers import contract, notices, scans, sheets, slips
from tools.make_samples.papers.pdf import pdf
from tools.make_samples.zips import even

NOTICE = (
    "贵方在我行的借款（合同编号：{}）已经到期，至今未清偿。请在收到本通知之日起七日内归还全部本金、利息、罚息和复利。"
    "逾期不还的，我行将依法追究贵方的责任。"
)
DEMAND = "贵方为编号{}的借款提供连带责任保证。债务人到期没有清偿，请贵方立即承担保证责任，偿还全部本息。"
PROMISE = "本人确认上述欠款，同意继续履行还款义务，尽快归还全部本息。"


def _html(make: Callable[[], str]) -> bytes:
    return pdf(make())


def _contract(case: CaseFile, wording: str = "") -> str:
    loan = case.loans[0]
    return contract.loan_contract(case, loan, wording=wording) + contract.schedule_pages(loan)


def _drawdowns(case: CaseFile) -> str:
    return "".join(slips.drawdown(case, loan, note) for loan, note in case.debts())


def _demands(case: CaseFile, *rows: tuple[str, str], hand: str = "") -> str:
    pages = []
    for record, title in rows:
        (found,) = sheets.contacts_of(case, record)
        text = NOTICE.format(_of(case, found))
        if "保证" in title:
            text = DEMAND.format(case.loans[0].number)
        pages.append(notices.demand(case, found, title=title, body=text, hand=hand))
    return "".join(pages)


def _of(case: CaseFile, record: ContactRecord) -> str:
    """Return the number of the contract, with the notes where only some of them are asked for."""
    number, notes = case.loans[0].number, [note.note for note in case.loans[0].disbursements]
    some = [note for note in notes if note in record.debts]
    return f"{number}，借据编号：{'、'.join(some)}" if some and some != notes else number


def _ids(case: CaseFile, *only: str) -> str:
    names = only or tuple(p.name for p in case.people if p.kind == "natural")
    return "".join(f"<div class=page>{slips.identity(case, name)}</div>" for name in names)


def _ledger(case: CaseFile, rate: str = "") -> bytes:
    return even(sheets.ledger(case, rate=rate, on=case.cutoff_on or DAY))


def _id_scan(case: CaseFile, *only: str) -> Paper:
    make = lambda: scans.scanned(pdf(_ids(case, *only), size="A5 landscape"), seed=7, dpi=90, quality=28)  # noqa: E731
    name = f"身份证（{only[0]}）" if only else "身份证复印件"
    return Paper(f"06-主体材料/{name}.pdf", make)


def _id_scans(case: CaseFile) -> tuple[Paper, ...]:
    """Return one file for each person, named in it."""
    return tuple(_id_scan(case, each.name) for each in case.people if each.kind == "natural")


def _ems(case: CaseFile, *ids: str, name: str = "EMS妥投回执.jpg", orientation: int | None = None) -> Paper:
    def make() -> bytes:
        made = pdf(
            slips.ems(case, *sheets.contacts_of(case, *ids)), size="A5 landscape" if len(ids) == 1 else "A4"
        )
        return scans.photo(made, seed=len(case.number), orientation=orientation)

    return Paper(f"04-催收记录/{name}", make)


def _calls(case: CaseFile, encoding: str = "gb18030") -> Paper:
    return Paper("04-催收记录/电话催收记录.csv", partial(sheets.call_log, case, encoding=encoding))


def _sms(case: CaseFile, encoding: str = "gb18030", *extra: tuple[str, str, str]) -> Paper:
    return Paper(
        "04-催收记录/短信发送日志.csv", partial(sheets.sms_log, case, encoding=encoding, extra=extra)
    )


def _reminder(case: CaseFile, moment: str) -> tuple[str, str, str]:
    return (
        moment,
        case.person(case.debtors[0].name).phone,
        "【示例银行】温馨提示：您的贷款将于三日后到还款日。",
    )


def _flow(case: CaseFile, rate: str = "") -> Paper:
    return Paper("03-还款流水/还款流水.xlsx", partial(_ledger, case, rate))


def _balances(case: CaseFile) -> Paper:
    return Paper(balance_file(case), partial(_html, partial(slips.balances, case)))


def consumer(case: CaseFile) -> tuple[Paper, ...]:
    """Return the files of case 1."""
    note = case.loans[0].disbursements[0]
    return (
        Paper("01-借款合同/个人消费借款合同.pdf", partial(_html, partial(_contract, case))),
        Paper("02-放款凭证/借款借据.pdf", partial(_html, partial(_drawdowns, case))),
        Paper("02-放款凭证/放款回单.png",
              lambda: scans.png(pdf(slips.transfer_slip(case, note), size="A5 landscape"))),
        _flow(case),
        _balances(case),
        _sms(case, "gb18030", _reminder(case, "2025-06-17 09:00:00"), _reminder(case, "2025-07-17 09:00:00")),
        _calls(case),
        Paper("04-催收记录/宣布贷款提前到期通知书.docx", lambda: even(call_letter(case))),
        _ems(case, "C05", orientation=6),
        _id_scan(case),
        Paper("07-其他/委托代理合同.pdf", partial(_html, partial(slips.agency, case, case.costs[0]))),
        Paper("07-其他/律师费发票.png",
              lambda: scans.png(pdf(slips.invoice(case, case.costs[0]), size="A5 landscape"))),
    )  # fmt: skip


def card(case: CaseFile) -> tuple[Paper, ...]:
    """Return the files of case 2."""
    account = case.cards[0]
    return (
        Paper("01-信用卡合约/信用卡申请表.jpg",
              lambda: scans.photo(pdf(slips.card_application(case, account)), seed=21, orientation=8)),
        Paper("01-信用卡合约/信用卡领用合约.pdf", partial(_html, partial(contract.card_agreement, account))),
        Paper("03-账单/信用卡账单.pdf", partial(_html, partial(slips.card_bills, case, account))),
        _balances(case),
        _sms(case),
        _calls(case),
        Paper("06-主体材料/身份证复印件.heic", lambda: scans.heic(pdf(_ids(case), size="A5 landscape"),
        seed=22)),
    )  # fmt: skip


def mortgage(case: CaseFile) -> tuple[Paper, ...]:
    """Return the files of case 3."""
    item = case.collateral[0]
    wording = contract.mortgage_wording(item)
    back = partial(slips.ems, case, *sheets.contacts_of(case, "C07"), title="特快专递退回信封")
    return (
        Paper("01-借款合同/个人住房借款暨抵押合同.pdf", partial(_html, partial(_contract, case, wording))),
        Paper("02-放款凭证/借款借据.pdf", lambda: scans.scanned(pdf(_drawdowns(case)), seed=31)),
        _flow(case),
        _balances(case),
        _sms(case),
        Paper("04-催收记录/宣布贷款提前到期通知书.docx", lambda: even(call_letter(case))),
        _ems(case, "C04", "C05"),
        Paper("04-催收记录/EMS退回信封.heic", lambda: scans.heic(pdf(back(), size="A5 landscape"), seed=33)),
        Paper("05-担保材料/不动产登记证明.pdf", partial(_html, partial(slips.registration, case, item))),
        *_id_scans(case),
    )


def guarantee(case: CaseFile) -> tuple[Paper, ...]:
    """Return the files of case 4."""
    head, group = case.guarantors
    loan = case.loans[0]
    rows = ("C01", "催收通知书"), ("C02", "催收通知书"), ("C03", "要求承担保证责任通知书")
    promise = partial(contract.guarantee_contract, case)
    return (
        Paper("01-借款合同/流动资金借款合同.pdf",
              partial(_html, partial(_contract, case, "由保证人提供连带责任保证，另行签订保证合同"))),
        Paper("02-放款凭证/借款借据.pdf", partial(_html, partial(_drawdowns, case))),
        _flow(case),
        _balances(case),
        Paper("04-催收记录/催收通知书及签收.pdf", lambda: scans.scanned(pdf(_demands(case, *rows)),
        seed=41, quality=26)),
        Paper("04-催收记录/逾期贷款催收函.docx", lambda: even(company_letter(case))),
        _ems(case, "C04", orientation=6),
        _calls(case),
        Paper("05-担保材料/保证合同（周某丙）.pdf", partial(_html, partial(promise, head, loan))),
        Paper("05-担保材料/保证合同（集团公司）.pdf", partial(_html, partial(promise, group, loan))),
        Paper("05-担保材料/股东会决议.pdf",
              lambda: scans.faxed(pdf(notices.resolution(group.name, case.debtors[0].name)))),
        _id_scan(case),
    )  # fmt: skip


def waiver(case: CaseFile) -> tuple[Paper, ...]:
    """Return the files of case 5."""
    signed = partial(_demands, case, ("C04", "催收通知单"), hand=PROMISE)
    first = partial(_demands, case, ("C02", "催收通知书"))
    return (
        Paper("01-借款合同/个人经营借款合同（扫描）.pdf", lambda: scans.faxed(pdf(_contract(case)))),
        Paper("02-放款凭证/借款借据.pdf", partial(_html, partial(_drawdowns, case))),
        _flow(case),
        _balances(case),
        Paper("04-催收记录/催收通知书（2021年9月6日）.jpg", lambda: scans.photo(pdf(first()), seed=51)),
        Paper(
            "04-催收记录/催收通知单（2025年11月20日签收）.pdf", lambda: scans.scanned(pdf(signed()), seed=52)
        ),
        _sms(case),
        _calls(case),
        _id_scan(case),
    )


def sms(case: CaseFile) -> tuple[Paper, ...]:
    """Return the files of case 6."""
    return (
        Paper("01-借款合同/个人经营借款合同.pdf", partial(_html, partial(_contract, case))),
        Paper("02-放款凭证/借款借据.pdf", partial(_html, partial(_drawdowns, case))),
        _flow(case),
        _balances(case),
        _sms(case, "gb18030", *(_reminder(case, f"2023-0{month}-17 09:00:00") for month in (1, 2, 3))),
        _id_scan(case),
    )


def old_debt(case: CaseFile) -> tuple[Paper, ...]:
    """Return the files of case 7."""
    rows = ("C01", "催收通知书"), ("C02", "催收通知书"), ("C03", "催收通知书")
    visit = partial(_demands, case, ("C05", "上门催收签收单"))
    return (
        Paper("01-借款合同/个人借款合同（扫描）.pdf", lambda: scans.faxed(pdf(_contract(case)), angle=0.6)),
        Paper("02-放款凭证/借款借据（扫描）.pdf", lambda: scans.faxed(pdf(_drawdowns(case)), angle=-0.5)),
        _flow(case),
        _balances(case),
        Paper("04-催收记录/催收通知书（2016、2019、2022年）.pdf",
              lambda: scans.scanned(pdf(_demands(case, *rows)), seed=71, quality=26)),
        _ems(case, "C03", name="EMS妥投回执（2022年3月8日）.jpg", orientation=8),
        Paper("04-催收记录/上门催收签收单（2025年2月19日）.pdf", lambda: scans.scanned(pdf(visit()),
        seed=75)),
        _calls(case),
        _id_scan(case),
    )  # fmt: skip


def enforcement(case: CaseFile) -> tuple[Paper, ...]:
    """Return the files of case 8."""
    judgment = case.judgments[0]
    return (
        Paper("01-借款合同/个人经营借款合同（扫描）.pdf", lambda: scans.faxed(pdf(_contract(case)))),
        _flow(case),
        _calls(case),
        Paper("04-催收记录/履行通知函.docx", lambda: even(performance_letter(case))),
        _ems(case, "C02"),
        *_id_scans(case),
        Paper("08-裁判文书/民事判决书.pdf", partial(_html, partial(notices.judgment_pages, case, judgment))),
        Paper("08-裁判文书/生效证明.pdf", lambda: scans.scanned(pdf(notices.effective_pages(judgment)),
        seed=81)),
        Paper("08-裁判文书/财产保全裁定书.pdf",
              partial(_html, partial(notices.ruling_pages, case, case.preservations))),
    )  # fmt: skip


def call(case: CaseFile) -> tuple[Paper, ...]:
    """Return the files of case 10."""
    return (
        Paper("01-借款合同/个人消费借款合同.pdf", partial(_html, partial(_contract, case))),
        Paper("02-放款凭证/借款借据.pdf", partial(_html, partial(_drawdowns, case))),
        _flow(case),
        _balances(case),
        _sms(case),
        _calls(case),
        _id_scan(case),
    )


def order(case: CaseFile) -> tuple[Paper, ...]:
    """Return the files of case 11."""
    signed = partial(_demands, case, ("C02", "催收通知书"), hand=PROMISE)
    return (
        Paper("01-借款合同/个人消费借款合同.pdf", partial(_html, partial(_contract, case))),
        Paper("02-放款凭证/借款借据.pdf", partial(_html, partial(_drawdowns, case))),
        _flow(case),
        _balances(case),
        _sms(case),
        Paper(
            "04-催收记录/催收通知书（2026年6月8日签收）.pdf",
            lambda: scans.scanned(pdf(signed()), seed=111, quality=26),
        ),
        _id_scan(case),
    )


def contradiction(case: CaseFile) -> tuple[Paper, ...]:
    """Return the files of case 9: the ledger shows another rate and another sum than the contract."""
    return (
        Paper("01-借款合同/个人消费借款合同.pdf", partial(_html, partial(_contract, case))),
        Paper("02-放款凭证/借款借据.pdf", partial(_html, partial(_drawdowns, case))),
        _flow(case, "6.80%"),
        _balances(case),
        _sms(case, "utf-8-sig"),
        _calls(case, "utf-8-sig"),
        _id_scan(case),
    )
