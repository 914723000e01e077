"""Columns of the sheets 还款计划 账单 还款流水 余额 费用: what was due, paid, claimed."""

from legal_docs.intake.fields import Sheet
from legal_docs.intake.records import NUMBER
from legal_docs.intake.records import column as _c

SCHEDULE = Sheet(
    "还款计划",
    (
        NUMBER,
        _c("借据编号", "", "借据号 借据"),
        _c("期次", "installment.number", "期数 期号"),
        _c("应还日", "installment.due_on", "应还日期 到期日 还款日"),
        _c("应还本金", "installment.principal", "本金"),
        _c("应还利息", "installment.interest", "利息"),
    ),
    ("installment",),
    note="每期一行；各期本金之和应等于放款金额",
)


STATEMENTS = Sheet(
    "账单",
    (
        NUMBER,
        _c("卡号", "", "信用卡号 账户号 卡号/账号"),
        _c("账单日", "statement.statement_on", "账单日期"),
        _c("到期还款日", "statement.due_on", "还款日 最后还款日"),
        _c("上期余额", "statement.opening", "期初余额"),
        _c("本期本金", "statement.principal", "新增本金 消费取现"),
        _c("本期利息", "statement.interest", "利息"),
        _c("本期违约金", "statement.damages", "违约金"),
        _c("本期费用", "statement.fees", "手续费 费用"),
        _c("本期还款", "statement.paid", "还款"),
        _c("本期余额", "statement.closing", "期末余额 应还总额"),
        _c("最低还款额", "statement.minimum_due"),
        _c("证据", "statement.evidence", "证据文件"),
    ),
    ("statement",),
    aliases=("信用卡账单",),
    note="每期账单一行；本期余额 = 上期余额 + 本金 + 利息 + 违约金 + 费用 − 还款",
)


REPAYMENTS = Sheet(
    "还款流水",
    (
        NUMBER,
        _c("流水号", "repayment.id", "交易流水号 序号"),
        _c("还款日", "repayment.paid_on", "还款日期 交易日期 交易日"),
        _c("入账日", "repayment.booked_on", "记账日 入账日期 记账日期"),
        _c("金额", "repayment.amount", "还款金额 交易金额"),
        _c("类型", "repayment.kind", "交易类型 流水类型", "不填为还款"),
        _c("被冲正流水号", "repayment.reverses", "原流水号"),
        _c("所还债务", "repayment.debt", "借据编号 借据号 卡号", "借据编号、合同编号、卡号或文书案号"),
        _c("付款人", "repayment.payer", "还款人"),
        _c("还款渠道", "repayment.channel", "渠道 交易渠道"),
        _c("是否提前还款", "repayment.is_prepayment", "提前还款"),
        _c("银行扣划", "repayment.is_deduction", "是否扣划 扣划"),
        _c("证据", "repayment.evidence", "证据文件"),
    ),
    ("repayment",),
    aliases=("流水", "还款"),
    note="每笔还款或冲正一行",
)


BALANCES = Sheet(
    "余额",
    (
        NUMBER,
        _c("余额日", "balance.on", "日期 截止日"),
        _c("所涉债务", "balance.debt", "借据编号 借据号 卡号", "不填为全案合计"),
        _c("本金", "balance.principal"),
        _c("利息", "balance.interest"),
        _c("罚息", "balance.penalty"),
        _c("复利", "balance.compound"),
        _c("违约金", "balance.damages", "滞纳金"),
        _c("手续费", "balance.fees", "费用"),
        _c("合计", "balance.total", "总额"),
        _c("差异说明", "balance.explanation", "说明"),
        _c("证据", "balance.evidence", "证据文件"),
    ),
    ("balance",),
    aliases=("系统余额", "银行系统余额"),
    note="银行系统在某日显示的欠款",
)


COSTS = Sheet(
    "费用",
    (
        NUMBER,
        _c("费用种类", "cost.kind", "种类 类型"),
        _c("金额", "cost.amount", "费用金额"),
        _c("发生日期", "cost.incurred_on", "日期 支付日期"),
        _c("所涉债务", "cost.debt", "借据编号 借据号 卡号"),
        _c("是否主张", "cost.claimed", "主张", "不填为“是”"),
        _c("主张依据", "cost.basis", "依据 合同条款"),
        _c("证据", "cost.evidence", "证据文件"),
    ),
    ("cost",),
    aliases=("实现债权的费用",),
)
