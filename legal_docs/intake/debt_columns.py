"""Columns of the sheets 借款 信用卡: what was agreed."""

from legal_docs.intake.fields import Column, Sheet
from legal_docs.intake.records import NUMBER
from legal_docs.intake.records import column as _c


def _terms(record: str) -> tuple[Column, ...]:
    """Return the columns that a loan and a card agreement share."""
    r = record
    return (
        _c("抵充顺序", f"{r}.allocation.order", "还款抵充顺序", "如 费用、利息、罚息、复利、本金"),
        _c("抵充方式", f"{r}.allocation.by", "", "按项目 或 按期次"),
        _c("抵充有约定", f"{r}.allocation.agreed", "", "合同约定了抵充顺序填“是”"),
        _c("抵充条款", f"{r}.allocation.clause", "抵充条款号"),
        _c("费用承担条款", f"{r}.cost_clause", "实现债权费用条款"),
        _c("争议解决类型", f"{r}.jurisdiction.type", "管辖条款类型"),
        _c("争议解决内容", f"{r}.jurisdiction.content", "管辖约定"),
        _c("争议解决条款", f"{r}.jurisdiction.clause", "管辖条款号"),
        _c("约定管辖法院", f"{r}.jurisdiction.court", "约定法院", "条款写明了法院名称的填写"),
        _c("约定地点的联系", f"{r}.jurisdiction.link", "管辖连接点", "约定地点是哪一方、哪一处所在地"),
        _c("管辖条款已提示", f"{r}.jurisdiction.highlighted", "管辖条款是否提示"),
        _c("管辖联系证据", f"{r}.jurisdiction.evidence", "", "证明约定地点与争议有实际联系的文件"),
        _c("约定送达地址", f"{r}.service_clause.content", "送达地址"),
        _c("送达地址条款", f"{r}.service_clause.clause", "送达条款号"),
        _c("约定电子送达", f"{r}.service_clause.electronic"),
        _c("是否提示重要条款", f"{r}.highlighted", "是否提示说明", "利率、违约金等条款是否加粗等提示并说明"),
        _c("提示方式", f"{r}.highlight_note", "提示说明方式"),
    )


LOANS = Sheet(
    "借款",
    (
        NUMBER,
        _c(
            "合同编号",
            "loan.number",
            "借款合同编号 合同号",
            "同一合同有几笔借据的，每笔一行，合同内容只需填在第一行",
        ),
        _c("合同名称", "loan.title", "借款合同名称"),
        _c("借款种类", "loan.kind", "贷款种类 贷款品种"),
        _c("签订日期", "loan.signed_on", "合同签订日期 签约日期"),
        _c("签订地点", "loan.signed_at", "签约地点"),
        _c("合同金额", "loan.amount", "借款金额 授信金额"),
        _c("借款用途", "loan.purpose", "用途"),
        _c("借款期限起", "loan.term_from", "合同期限起"),
        _c("借款期限止", "loan.term_to", "合同期限止"),
        _c("利率方式", "loan.rate.kind", "利率类型"),
        _c(
            "年利率%",
            "loan.rate.annual_percent",
            "年利率 利率 执行年利率 执行利率",
            "4.35 表示 4.35%；单元格不要设为百分比格式",
        ),
        _c("LPR期限", "loan.rate.lpr_tenor", "LPR品种 LPR期限品种"),
        _c("加点（基点）", "loan.rate.spread_bp", "加点 加减点 浮动点数", "1个基点为0.01%，减点填负数"),
        _c("利率调整", "loan.rate.reset", "重定价日 利率调整日 重定价方式"),
        _c("利率条款", "loan.rate.clause", "利率条款号"),
        _c("计息基数", "loan.day_count", "计息天数 年计息天数", "360 或 365，按合同"),
        _c("还款方式", "loan.method"),
        _c(
            "逾期罚息上浮%",
            "loan.penalty.overdue_uplift_percent",
            "罚息上浮 罚息上浮% 罚息上浮比例% 罚息加收%",
        ),
        _c("挪用罚息上浮%", "loan.penalty.misuse_uplift_percent", "挪用上浮%"),
        _c("是否挪用", "loan.penalty.misused", "挪用贷款", "借款未按约定用途使用且有证据的填“是”"),
        _c("罚息条款", "loan.penalty.clause", "罚息条款号"),
        _c("复利利率", "loan.compound.rate", "复利计收标准"),
        _c("对罚息计复利", "loan.compound.on_penalty", "", "裁判不统一，由律师决定，不填为“否”"),
        _c("结息日", "loan.compound.settlement_day", "每月结息日", "1 至 28，如 20"),
        _c("复利条款", "loan.compound.clause", "复利条款号"),
        _c("提前到期条款", "loan.acceleration_terms.clause", "加速到期条款"),
        _c("提前到期条件", "loan.acceleration_terms.condition", "加速到期条件"),
        _c("自动提前到期", "loan.acceleration_terms.automatic"),
        _c("宣布提前到期日", "loan.acceleration.declared_on", "提前到期通知日 宣布到期日"),
        _c("提前到期之日", "loan.acceleration.accelerated_due_on", "通知载明的到期日"),
        _c("提前到期通知到达日", "loan.acceleration.arrived_on", "通知到达日", "未能证明到达的不填"),
        _c("提前到期事由", "loan.acceleration.trigger", "加速到期事由"),
        _c("提前到期证据", "loan.acceleration.evidence", "提前到期通知证据"),
        *_terms("loan"),
        _c("约定履行地", "loan.performance_place", "合同履行地 履行地点", "合同写明履行地点的填写"),
        _c("借新还旧", "loan.repays_old_loan", "是否借新还旧"),
        _c("是否助贷", "loan.is_assisted_loan", "助贷 联合贷款"),
        _c(
            "成本明示表已签署",
            "loan.cost_disclosure.signed",
            "综合融资成本明示表",
            "2026年8月1日起的个人贷款；没有明示表的整组不填",
        ),
        _c("明示年化成本%", "loan.cost_disclosure.annual_percent", "综合融资成本% 年化综合成本%"),
        _c("明示费用项目", "loan.cost_disclosure.fees", "明示费用", "明示表列出的费用名称"),
        _c("明示表证据", "loan.cost_disclosure.evidence", "综合融资成本明示表证据"),
        _c("合同证据", "loan.evidence", "借款合同证据"),
        _c("借据编号", "disbursement.note", "借据号 借据"),
        _c("放款日", "disbursement.disbursed_on", "放款日期 发放日 发放日期"),
        _c("到期日", "disbursement.due_on", "借据到期日 到期日期"),
        _c(
            "未约定到期日",
            "disbursement.is_due_on_demand",
            "随时可要求还款",
            "合同没有约定到期日的填“是”，“到期日”填首次催告给予的宽限期届满之日",
        ),
        _c("放款金额", "disbursement.amount", "借据金额 发放金额"),
        _c("放款账户", "disbursement.account", "收款账户 入账账户", "单元格须为文本格式"),
        _c("借据证据", "disbursement.evidence", "放款证据 放款凭证"),
    ),
    ("loan", "disbursement"),
    aliases=("借款合同", "贷款"),
    note="每笔借据一行",
)


CARDS = Sheet(
    "信用卡",
    (
        NUMBER,
        _c("卡号", "card.number", "信用卡号 账户号 卡号/账号", "单元格须为文本格式"),
        _c("持卡人", "card.holder"),
        _c("合约名称", "card.agreement", "领用合约 协议名称"),
        _c("开卡日期", "card.opened_on", "开户日期 开卡日"),
        _c("信用额度", "card.limit", "额度"),
        _c(
            "日利率%",
            "card.daily_percent",
            "日利率 透支日利率%",
            "0.05 表示每日万分之五；单元格不要设为百分比格式",
        ),
        _c("利率条款", "card.rate_clause", "利率条款号"),
        _c("利息计复利", "card.interest_bears_interest", "计收复利"),
        _c("违约金比例%", "card.damages_percent", "违约金% 违约金比例"),
        _c("违约金条款", "card.damages_clause", "违约金条款号"),
        _c("手续费条款", "card.fee_clause", "费用条款 分期手续费条款"),
        *_terms("card"),
        _c("证据", "card.evidence", "证据文件"),
    ),
    ("card",),
    note="每张卡（账户）一行",
)
