"""Contract texts in our own words; clause numbers are those the case data names."""

from decimal import Decimal

from legal_docs.model.card import CardAccount
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import Loan, RateKind, RepaymentMethod, Reset
from legal_docs.model.party import NaturalPerson
from legal_docs.model.security import Collateral, Guarantor
from tools.make_samples.papers.pdf import SEAL, day, table, text

_CUT = "年利率以提款日前最近一次公布的{tenor}贷款市场报价利率（LPR）加{spread}个基点确定"
_RESETS = {
    Reset.NEVER: "利率在贷款期限内不作调整。",
    Reset.NEW_YEAR: "利率自每年1月1日起按该日前最近一次公布的同期限LPR和不变的加点数重新确定，分段计息。",
    Reset.ANNIVERSARY: "利率自放款日满一年的对应日起，"
    "按该日前最近一次公布的同期限LPR和不变的加点数重新确定，分段计息。",
}
_COSTS = (
    "贷款人为实现债权支出的诉讼费、保全费、保全保险费、公告费、评估费、律师代理费等，由违约的借款人承担。"
)
_METHODS = {
    RepaymentMethod.EQUAL_INSTALMENT: "等额本息：每月归还的本息合计相等，末期按余额结清",
    RepaymentMethod.EQUAL_PRINCIPAL: "等额本金：每月归还等额本金和当期利息",
    RepaymentMethod.MONTHLY_INTEREST: "按月付息，每月20日为结息日和付息日，借款到期日一次归还本金并付清利息",
}


def money(amount: Decimal) -> str:
    """Return an amount as contracts print it."""
    return f"人民币{amount:,.2f}元"


def loan_contract(case: CaseFile, loan: Loan, *, wording: str = "") -> str:
    """Return the pages of a loan agreement as HTML; `wording` goes into the security clause."""
    who = [case.person(debtor.name) for debtor in case.debtors]
    body = [f"<h1>{text(loan.title)}</h1>", f"<p class=r>合同编号：{loan.number}</p>", _heading(case, loan)]
    body.append(
        "<div class=warn>重要提示：请认真阅读本合同，特别是<span class=strong>利率、罚息、复利、提前到期、"
        "费用承担、送达地址和争议解决</span>等以下划线标明的条款。贷款人已应借款人的要求就相关条款作了说明。</div>"
    )
    for title, clauses in articles(loan, wording):
        body.append(f"<h2>{title}</h2>" + "".join(f"<p>{clause}</p>" for clause in clauses))
    return "".join(body) + _signatures(case, loan, who)


def _heading(case: CaseFile, loan: Loan) -> str:
    bank = case.creditor
    rows: list[tuple[object, ...]] = [
        ("贷款人", bank.name, "负责人", bank.head_name),
        ("住所", bank.address, "统一社会信用代码", bank.uscc),
    ]
    for debtor in case.debtors:
        person = case.person(debtor.name)
        natural = isinstance(person, NaturalPerson)
        number = person.id_number if natural else person.uscc
        rows.append((debtor.role.label, person.name, "证件号码" if natural else "统一社会信用代码", number))
        rows.append(("住所", person.address, "手机号码", person.phone))
    return table(rows)


def articles(loan: Loan, wording: str) -> list[tuple[str, list[str]]]:
    """Return the articles with their numbered clauses."""
    note = loan.disbursements[0]
    u = '<span class="strong">{}</span>'.format
    return [
        ("第一条　借款金额和用途", [
            f"1.1　借款金额为{money(loan.amount)}。",
            f"1.2　借款用途为{text(loan.purpose)}。借款人不得将借款用于投资股票、期货或者法律禁止的用途。",
        ]),
        ("第二条　借款期限", [
            f"2.1　借款期限自{day(loan.term_from)}起至{day(loan.term_to)}止。",
            "2.2　每笔借款的金额、起止日期以借款借据记载为准。借据是本合同的组成部分。",
        ]),
        ("第三条　利率和计息", [
            f"3.1　{u(_rate(loan))}",
            f"3.2　利息自放款之日起按实际天数计算，放款日计息，还款日不计息；"
            f"日利率＝年利率÷{loan.day_count}。",
            f"3.3　{u(_RESETS[loan.rate.reset])}",
        ]),
        ("第四条　发放", [
            "4.1　借款人办妥本合同约定的手续、提供的资料真实有效，且担保（如有）已经设立的，贷款人发放借款。",
            f"4.2　借款划入户名为借款人、账号为{note.account}的账户，即视为借款人收到借款。",
        ]),
        ("第五条　还款", [
            f"5.1　还款方式为{_METHODS[loan.method]}。",
            "5.2　还款日见还款计划。借款人授权贷款人于还款日从其在贷款人处开立的账户扣收到期应付款项；"
            "借款逾期的，贷款人可以继续扣收。",
            f"5.3　{u('还款不足以清偿全部到期款项的，依次抵充：实现债权的费用、罚息、复利、利息、本金。')}",
            "5.4　借款人提前还款的，应当提前十日书面申请，利息按实际用款天数计收。",
        ]),
        ("第六条　逾期和挪用", [
            f"6.1　{u('借款逾期的，自逾期之日起按本合同利率上浮50%计收罚息，至本息清偿之日止。')}",
            f"6.2　{u('未按约定用途使用借款的，对挪用部分自挪用之日起按本合同利率上浮100%计收罚息。')}"
            "同时逾期和挪用的，择其重者，不并处。",
            f"6.3　{u('对未按时支付的利息，自逾期之日起按本条约定的罚息利率计收复利。')}",
        ]),
        ("第七条　借款人的陈述和义务", [
            "7.1　借款人具有签订和履行本合同的资格，提供的全部资料真实、完整。",
            "7.2　借款人的工作、收入、住址、联系方式或者财产状况发生变化的，应当在十日内通知贷款人。",
            "7.3　借款人应当接受贷款人对借款使用情况的检查。",
        ]),
        ("第八条　违约责任", [
            "8.1　借款人未按期足额归还本金、利息，提供虚假资料，或者违反本合同其他约定的，构成违约。",
            f"8.2　{u(loan.acceleration_terms.condition + '。') if loan.acceleration_terms else '（无）'}",
            "8.3　借款人违约的，贷款人有权停止发放未发放的借款，并依法行使担保权利。",
        ]),
        ("第九条　费用", [
            f"9.1　{u(_COSTS)}",
        ]),
        ("第十条　担保", [f"10.1　{text(wording or '本合同项下借款为信用借款')}。"]),
        ("第十一条　个人信息和征信", [
            "11.1　贷款人为订立和履行本合同处理借款人的信息，并依法保密。",
            "11.2　借款人授权贷款人向金融信用信息基础数据库查询、报送其信用信息。",
        ]),
        ("第十二条　通知和送达", [
            f"12.1　{u(text(loan.service_clause.content) + '。') if loan.service_clause else ''}",
            "12.2　按上述地址以邮寄、短信、电子邮件等方式发出的，对方签收、信息到达特定系统之日为送达之日。",
            "12.3　送达地址变更未书面通知的，原地址仍为有效的送达地址。",
        ]),
        ("第十三条　争议解决", [
            f"13.1　{u(text(loan.jurisdiction.content) + '。') if loan.jurisdiction else ''}",
        ]),
        ("第十四条　其他", [
            "14.1　本合同自各方签名或者盖章（含可靠的电子签名）之日起生效。",
            "14.2　还款计划表、借据和申请资料是本合同的附件，与本合同具有同等效力。",
            "14.3　本合同一式三份，贷款人执二份，借款人执一份，内容相同。",
        ]),
    ]  # fmt: skip


def _rate(loan: Loan) -> str:
    if loan.rate.kind is RateKind.FIXED:
        return f"本合同执行固定利率，年利率为{loan.rate.annual_percent}%（单利）。"
    assert loan.rate.lpr_tenor is not None  # noqa: S101
    return _CUT.format(tenor=loan.rate.lpr_tenor.label, spread=loan.rate.spread_bp) + "（单利）。"


def _signatures(case: CaseFile, loan: Loan, who: list) -> str:  # type: ignore[type-arg]
    place = text(loan.signed_at)
    people = "".join(
        f"<p>{d.role.label}（签名／盖章）：<span class=hand>{text(p.name)}</span></p>"
        for d, p in zip(case.debtors, who, strict=True)
    )
    return (
        f"<h2>（签署页）</h2><p>贷款人（公章）：{text(case.creditor.name)}</p>"
        f"<p>负责人或者授权代理人：<span class=hand>{text(case.creditor.head_name)}</span></p>{SEAL}{people}"
        f"<p>签订日期：{day(loan.signed_on)}</p><p>签订地点：{place}</p>"
    )


def schedule_pages(loan: Loan, limit: int = 60) -> str:
    """Return the schedule annexed to a contract (its first `limit` rows)."""
    if not any(note.schedule for note in loan.disbursements):
        return ""
    lent = sum(note.amount for note in loan.disbursements)
    made = "系统打印，浮动利率已发生期次按当期利率列示"
    if lent < loan.amount:
        made = f"放款后由系统按实际发放的本金{money(lent)}生成，供还款参考"
    body = [f'<h2 style="break-before:page">附件　还款计划表（{made}）</h2>']
    for note in loan.disbursements:
        rows: list[tuple[object, ...]] = [("期次", "应还日", "应还本金（元）", "应还利息（元）")]
        rows += [
            (
                i.number,
                i.due_on,
                f"{i.principal:,.2f}",
                "按届时利率" if i.interest is None else f"{i.interest:,.2f}",
            )
            for i in note.schedule[:limit]
        ]
        body.append(f"<p>借据编号：{note.note}</p>" + table(rows, head=True))
        if len(note.schedule) > limit:
            body.append(f"<p>以下至第{note.schedule[-1].number}期（{note.due_on}）从略。</p>")
    return "".join(body)


def guarantee_contract(case: CaseFile, guarantor: Guarantor, loan: Loan) -> str:
    """Return a contract of guarantee as HTML."""
    person = case.person(guarantor.name)
    number = person.id_number if isinstance(person, NaturalPerson) else person.uscc
    parts = [
        ("第一条　主合同",
        f"本合同担保的主合同为债权人与{text(case.debtors[0].name)}签订的编号{loan.number}的"
         f"《{loan.title}》，主债权本金为{money(loan.amount)}。"),
        ("第二条　保证方式", f"保证方式为{guarantor.type_wording}。债务人到期不履行债务的，"
        f"债权人可以直接要求保证人承担责任。"),
        ("第三条　保证范围和保证期间", f"3.1　保证范围包括{guarantor.scope}。</p>"
        f"<p class=in>3.2　保证期间为{guarantor.period_wording}。</p>"
         "<p class=in>3.3　主合同约定借款提前到期的，提前到期日为主债务履行期限届满之日。"),
        ("第四条　保证人的陈述",
        "保证人已知悉主合同的全部内容；保证人为公司的，已依照法律和章程作出有效决议。"),
        ("第五条　独立催告", "债权人对债务人或者其他保证人主张权利，不影响其向保证人主张权利。"),
        ("第六条　送达和管辖",
        "保证人确认本合同首部地址为送达地址；争议由债权人住所地有管辖权的人民法院管辖。"),
        ("第七条　生效", "本合同自各方签名或者盖章之日起生效。"),
    ]  # fmt: skip
    heading = table(
        [
            ("债权人", case.creditor.name),
            ("保证人", person.name),
            ("证件号码", number),
            ("住所", person.address),
        ]
    )
    body = "".join(f"<h2>{title}</h2><p class=in>{content}</p>" for title, content in parts)
    return (
        f"<h1>{guarantor.contract_title}</h1><p class=r>合同编号：{guarantor.contract_number}</p>"
        f"{heading}{body}"
        f"<p>债权人（公章）：{text(case.creditor.name)}</p>{SEAL}"
        f"<p>保证人（签名／盖章）：<span class={'hand' if len(person.name) < 9 else 'name'}>"
        f"{text(person.name)}</span></p>"
        f"<p>签订日期：{day(guarantor.signed_on)}</p>"
    )


def card_agreement(card: CardAccount) -> str:
    """Return a credit-card agreement as HTML."""
    terms = [
        "第一条　本合约由发卡机构与申请人订立。申请人领取信用卡后称为持卡人。",
        "第二条　发卡机构根据持卡人的资信核定信用额度，并可以依法调整。",
        "第三条　卡片只限本人使用，密码和验证信息由持卡人保管。",
        "第四条　账单日为每月5日，到期还款日为账单日后第20日。发卡机构按约定方式提供账单。",
        "第五条　持卡人在到期还款日前还清全部应还款额的，消费交易享受免息期。",
        "第六条　持卡人可以按最低还款额还款。最低还款额为本金的10%与全部利息、费用、违约金之和。",
        f"第七条　<span class=strong>未全额还款的，"
        f"透支利息按日利率{card.daily_percent}%自记账日起按实际天数计收，"
        "利息不计复利。</span>",
        f"第八条　<span class=strong>未按时归还最低还款额的，"
        f"按未还部分的{card.damages_percent}%支付违约金。</span>",
        "第九条　<span class=strong>还款依次抵充：实现债权的费用、利息、手续费、违约金、透支本金。</span>",
        "第十条　<span class=strong>发卡机构为追索欠款支出的诉讼费、律师代理费等由违约的持卡人承担。</span>",
        "第十一条　发卡机构为订立和履行合约处理持卡人的信息，依法保密，并依法报送征信信息。",
        f"第十二条　<span class=strong>{text(card.service_clause.content if card.service_clause else '')}。"
        "以短信、电子邮件方式催收的，发出之日为催收之日。</span>",
        f"第十三条　<span class=strong>{text(card.jurisdiction.content if card.jurisdiction else '')}。"
        f"</span>",
        "第十四条　<span class=strong>持卡人办理现金分期的，分期本金每期记入当期账单，"
        "分期手续费按分期本金总额的每期0.75%随账单收取。</span>",
        "第十五条　持卡人连续两期未还最低还款额的，发卡机构可以停止用卡并要求还清全部欠款。",
        "第十六条　本合约自申请人签名、发卡机构核准之日起生效。",
    ]
    body = "".join(f"<p class=in>{clause}</p>" for clause in terms)
    return (
        f"<h1>{card.agreement}</h1><div class=warn>重要提示：带下划线的条款与您有重大利害关系，"
        f"请在签名前阅读；如有疑问，请要求发卡机构说明。</div>{body}{SEAL}"
        f"<p>申请人（已阅读并同意全部条款）：<span class=hand>{text(card.holder)}</span></p><p>"
        f"{day(card.opened_on)}</p>"
    )


def mortgage_wording(item: Collateral) -> str:
    """Return the security clause of a home loan."""
    owners = "、".join((item.owner, *item.co_owners))
    return (
        f"抵押人{owners}以其共同共有的{item.description}为本合同项下全部债务提供抵押担保，担保范围包括本金、利息、罚息、复利和"
        "实现债权的费用；各方应当共同办理不动产抵押登记，抵押权自登记时设立"
    )
