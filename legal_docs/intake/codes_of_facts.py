"""Problems of fact: references, days, sums, identity numbers, evidence files."""

from collections.abc import Mapping

from legal_docs.intake.sentences import Code, warning

_PEOPLE = (
    "请在“当事人”中补上此人，或更正姓名（须逐字一致）",
    "Add the person or correct the name; it must match exactly",
)

FACTS: Mapping[str, Code] = {
    "duplicate_id": Code(
        "“{value}”在本案中重复出现",
        "“{value}” is used twice in this case",
        "同类记录的编号不能相同",
        "Records of one kind need different numbers",
    ),
    "duplicate_name": Code(
        "姓名或名称“{value}”重复",
        "The name “{value}” is used twice",
        "同名的人请加以区分，如在姓名后注明出生年份",
        "Tell people of the same name apart, for example by year of birth",
    ),
    "unknown_person": Code("“{value}”不在本案当事人中", "“{value}” is not a person of this case", *_PEOPLE),
    "unknown_debt": Code(
        "“{value}”不是本案的借据、合同、卡号或文书",
        "“{value}” is no note, contract, card or instrument of this case",
        "请填写借据编号、合同编号、卡号或文书案号",
        "Write the number of a note, contract, card or instrument",
    ),
    "unknown_parent": Code(
        "“{value}”在本案中找不到，这一行无处归属",
        "“{value}” is not found in this case, so the row belongs nowhere",
        "请先填写{kind}，或更正“{header}”",
        "Enter the {kind} first or correct {header}",
    ),
    "unknown_repayment": Code(
        "被冲正的流水“{value}”不存在",
        "The payment “{value}” that is reversed does not exist",
        "请填写被冲正的还款的流水号",
        "Write the number of the payment that is reversed",
    ),
    "reversal_too_large": Code(
        "冲正金额{value}大于原还款金额{other}",
        "The reversal of {value} is larger than the payment of {other}",
        "请核对原流水；几笔冲正合计不得超过原金额",
        "Check the payment; all its reversals together may not exceed it",
    ),
    "repayment_before_disbursement": Code(
        "还款日{value}早于放款日{other}",
        "The payment of {value} is earlier than the disbursement of {other}",
        "请核对还款日和所还债务",
        "Check the day and the debt paid",
    ),
    "after_today": warning(
        "日期{value}晚于本次计算之日{other}",
        "The day {value} is after the day of this run, {other}",
        "请核对年份；确为将来之日的不影响使用",
        "Check the year; it may stay if it truly lies ahead",
    ),
    "due_before_disbursed": Code(
        "到期日{value}早于放款日{other}",
        "The due date {value} is earlier than the disbursement of {other}",
        "请核对两个日期",
        "Check both days",
    ),
    "arrived_before_sent": warning(
        "到达日期{value}早于发出日期{other}",
        "It arrived on {value}, before it was sent on {other}",
        "请核对两个日期；到达日期决定时效中断和提前到期的时间",
        "Check both days: the arrival decides when limitation is interrupted and when a loan is called",
    ),
    "signed_after_disbursed": warning(
        "合同签订日{value}晚于放款日{other}",
        "The contract was signed on {value}, after the disbursement of {other}",
        "请核对；倒签的应在庭前说明",
        "Check it; if true, be ready to explain",
    ),
    "schedule_sum": Code(
        "还款计划本金合计{value}，与放款金额{other}不符",
        "The principal of the schedule adds up to {value}, not to the {other} disbursed",
        "请核对各期应还本金",
        "Check the principal of each instalment",
    ),
    "disbursements_over_contract": Code(
        "放款合计{value}，超过合同金额{other}",
        "Disbursements add up to {value}, more than the contract's {other}",
        "请核对放款金额与合同金额",
        "Check the disbursements and the contract amount",
    ),
    "lent_less_than_agreed": warning(
        "放款合计{value}，少于合同金额{other}，而借款期限已经届满",
        "Only {value} of the contract's {other} was disbursed, and the term is over",
        "请核对差额的性质；如系预先扣除利息，应按实际借款数额计算（民法典第六百七十条）",
        "Find out why; interest deducted in advance is no part of the loan (民法典 art. 670)",
    ),
    "staff_agent_elsewhere": warning(
        "工作人员代理人的单位“{value}”不是债权人“{other}”",
        "The staff agent works for “{value}”, not for the creditor “{other}”",
        "本单位工作人员须与债权人有劳动人事关系并附证明；否则请改派代理人或更正单位",
        "A staff agent must be employed by the creditor itself; change the agent or correct the employer",
    ),
    "fee_without_clause": warning(
        "账单中有手续费合计{value}，但没有填写手续费条款",
        "The statements charge fees of {value} in all, but no fee clause is given",
        "请填写领用合约中的手续费条款号；没有约定的不宜主张",
        "Give the clause of the agreement; fees without one had better not be claimed",
    ),
    "statement_sum": Code(
        "账单余额应为{other}，填写的是{value}",
        "The statement should close at {other}, not {value}",
        "本期余额 = 上期余额 + 本金 + 利息 + 违约金 + 费用 − 还款",
        "closing = opening + principal + interest + damages + fees − paid",
    ),
    "statement_chain": warning(
        "上期余额{value}与前一期账单的本期余额{other}不一致",
        "The opening balance {value} differs from the {other} at which the month before closed",
        "请核对是否缺少账单",
        "Check whether a statement is missing",
    ),
    "balance_sum": Code(
        "各项合计{value}，与填写的合计{other}不符",
        "The parts add up to {value}, not to the total of {other}",
        "请核对系统余额",
        "Check the balances",
    ),
    "penalty_outside_guidance": warning(
        "罚息上浮{value}%，不在30%至50%之间",
        "The penalty uplift of {value} % lies outside 30–50 %",
        "人民银行银发〔2003〕251号规定逾期罚息加收30%—50%（二手来源，请核对原文），请核对合同",
        "银发〔2003〕251号 sets 30–50 % for overdue loans (secondary source); check it and the contract",
    ),
    "rate_looks_like_fraction": warning(
        "利率{value}%过低，可能是百分比格式造成的",
        "A rate of {value} % is very low; a percent format may have caused it",
        "4.35% 应填 4.35，单元格不要设为百分比格式",
        "Write 4.35 for 4.35 %, in a cell without percent format",
    ),
    "period_incomplete": Code(
        "保证期间约定为“{value}”，但没有填写{name}",
        "The guarantee period is “{value}”, but {name} is not given",
        "请按保证合同补充",
        "Add it from the guarantee contract",
    ),
    "no_loan": Code(
        "案由为金融借款合同纠纷，但没有借款",
        "The cause is a loan dispute but there is no loan",
        "请填写“借款”，或更正案由",
        "Enter the loan or correct the cause",
    ),
    "no_card": Code(
        "案由为信用卡纠纷，但没有信用卡账户",
        "The cause is a card dispute but there is no card account",
        "请填写“信用卡”和“账单”，或更正案由",
        "Enter the card and its statements or correct the cause",
    ),
    "no_judgment": Code(
        "办理阶段为申请执行，但没有生效法律文书",
        "The case is at enforcement but has no enforceable instrument",
        "请在“程序”中填写生效法律文书，或更正阶段",
        "Enter the instrument on the sheet 程序 or correct the stage",
    ),
    "id_wrong_form": Code(
        "“{value}”不是身份证号码的样式",
        "“{value}” does not have the form of a resident ID number",
        "应为18位，前17位是数字，末位是数字或X",
        "It has 18 characters: 17 digits and a digit or X",
    ),
    "id_wrong_check_digit": Code(
        "身份证号码“{value}”的校验码不对",
        "The check digit of ID number {value} is wrong",
        "请照证件逐位核对",
        "Compare it with the document digit by digit",
    ),
    "id_impossible_birth": Code(
        "身份证号码“{value}”中的出生日期不存在",
        "The birth date inside ID number {value} is impossible",
        "请照证件逐位核对",
        "Compare it with the document digit by digit",
    ),
    "id_old_form": warning(
        "“{value}”是15位旧身份证号码",
        "“{value}” is an old 15-digit ID number",
        "请换用18位号码，法院立案系统一般不接受旧号",
        "Use the 18-digit number; court filing systems rarely take the old one",
    ),
    "id_unknown_region": warning(
        "身份证号码“{value}”的地区代码无法识别",
        "The region code of ID number {value} is not known",
        "请核对前六位",
        "Check the first six digits",
    ),
    "id_birth_differs": Code(
        "出生日期{value}与身份证号码中的{other}不一致",
        "The birth date {value} differs from the {other} in the ID number",
        "请照证件更正其中一项",
        "Correct one of them from the document",
    ),
    "id_sex_differs": Code(
        "性别“{value}”与身份证号码不一致",
        "The sex “{value}” does not agree with the ID number",
        "请照证件更正其中一项",
        "Correct one of them from the document",
    ),
    "odd_age": warning(
        "{name}签订合同时{value}周岁",
        "{name} was {value} years old when the contract was signed",
        "请核对出生日期、签订日期及其行为能力",
        "Check the birth date, the day of signing and the capacity to contract",
    ),
    "uscc_wrong_form": Code(
        "“{value}”不是统一社会信用代码的样式",
        "“{value}” does not have the form of a unified social credit code",
        "应为18位数字和大写字母，不含 I、O、S、V、Z",
        "It has 18 digits and capitals, without I, O, S, V, Z",
    ),
    "uscc_wrong_check_digit": Code(
        "统一社会信用代码“{value}”的校验码不对",
        "The check character of credit code {value} is wrong",
        "请照营业执照逐位核对",
        "Compare it with the business licence",
    ),
    "card_number_check_digit": warning(
        "卡号“{value}”不符合银行卡校验规则",
        "Card number {value} fails the Luhn check",
        "如为卡号请核对；如为账户号可不理会",
        "Check it if it is a card number; an account number may stay",
    ),
    "missing_evidence_folder": Code(
        "写明了证据文件，但没有证据文件夹“{value}”",
        "Evidence files are named but the evidence folder {value} is not there",
        "请建立以案件编号为名的证据文件夹",
        "Make an evidence folder named after the case number",
    ),
    "missing_evidence_file": Code(
        "证据文件夹中没有“{value}”{nearest_zh}",
        "The evidence folder has no file “{value}”{nearest_en}",
        "请补上文件，或更正文件名（含子文件夹和扩展名）",
        "Add the file or correct its name, with subfolder and extension",
    ),
    "evidence_outside_folder": Code(
        "“{value}”指向证据文件夹之外",
        "“{value}” points outside the evidence folder",
        "只写证据文件夹中的相对路径",
        "Write a path relative to the evidence folder",
    ),
}
