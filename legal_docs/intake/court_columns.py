"""Columns of the sheets 程序 判项: events, preservation, judgments."""

from legal_docs.intake.fields import Pick, Selector, Sheet
from legal_docs.intake.records import NUMBER
from legal_docs.intake.records import column as _c

PROCEEDINGS = Sheet(
    "程序",
    (
        NUMBER,
        _c("类别", "", "程序类别", "事件、保全 或 生效法律文书"),
        _c("编号", "event.id preservation.id", "序号"),
        _c("当事人", "event.target preservation.owner", "对象 被保全人 相关人", "“当事人”表中的人"),
        _c("所涉债务", "event.debts judgment.debts", "借据编号 借据号 卡号", "不填为全部"),
        _c("事件日期", "event.on", "日期"),
        _c("事件种类", "event.kind", "事件类型"),
        _c("金额", "event.amount preservation.amount", "保全金额"),
        _c("同意履行", "event.consent", "是否同意履行", "文件中有同意履行的意思"),
        _c("客观上不能行使权利", "event.could_not_act", "不能行使请求权"),
        _c(
            "送达日期",
            "event.served_on judgment.served_on",
            "起诉状副本送达日 文书送达日",
            "事件填起诉状副本送达之日，文书填银行收到之日",
        ),
        _c("终结日期", "event.ended_on", "结束日期"),
        _c("终结方式", "event.ended_by", "结束方式"),
        _c("新到期日", "event.new_due_on", "展期到期日"),
        _c("书面同意的担保人", "event.consented_by", "同意的保证人", "书面同意展期等变更的保证人、抵押人"),
        _c("调解机构有资质", "event.licensed", "调解机构资质", "有权处理该纠纷的调解组织填“是”"),
        _c("说明", "event.note", "备注"),
        _c("财产种类", "preservation.kind", "保全财产种类"),
        _c("保全财产", "preservation.asset", "财产描述"),
        _c("法院", "preservation.court judgment.court", "作出机构 保全法院 作出法院", "作出裁定或文书的机构"),
        _c("文书案号", "preservation.ruling_number judgment.number", "案号 裁定书案号 判决书案号"),
        _c("作出日期", "preservation.ruled_on judgment.issued_on", "裁定日期 判决日期"),
        _c("执行保全日期", "preservation.executed_on", "查封日期 冻结日期"),
        _c("保全到期日", "preservation.expires_on", "查封到期日 冻结到期日"),
        _c("诉前保全", "preservation.is_pre_litigation", "是否诉前保全"),
        _c("轮候", "preservation.is_waiting", "是否轮候"),
        _c("续行的原保全", "preservation.renews", "原裁定案号 续行自", "续行裁定填原保全的编号或者裁定案号"),
        _c("文书种类", "judgment.kind", "文书类型"),
        _c("生效日期", "judgment.effective_on", "生效日"),
        _c("履行期限天数", "judgment.performance_days", "履行天数", "如 10 表示生效之日起十日内"),
        _c("履行届满日", "judgment.performance_last_day", "履行期限届满日"),
        _c("主文", "judgment.operative_part", "判决主文 判项内容"),
        _c("义务人", "judgment.obligors", "被执行人"),
        _c("优先受偿财产", "judgment.priority_over", "优先受偿"),
        _c("应付银行的诉讼费", "judgment.costs_to_bank", "诉讼费"),
        _c("执行法院", "judgment.enforcement_court"),
        _c("证据", "event.evidence preservation.evidence judgment.evidence", "证据文件"),
    ),
    selector=Selector(
        "类别",
        {"事件": (Pick("event"),), "保全": (Pick("preservation"),), "生效法律文书": (Pick("judgment"),)},
        {"财产保全": "保全", "判决": "生效法律文书", "执行依据": "生效法律文书", "文书": "生效法律文书"},
    ),
    aliases=("诉讼程序",),
    note="事件、财产保全、生效法律文书各一行",
)


_AWARDS = {
    "本金": "principal",
    "利息": "interest",
    "罚息": "penalty",
    "复利": "compound",
    "违约金": "damages",
    "费用": "costs",
    "诉讼费": "court_fee",
}
AWARDS = Sheet(
    "判项",
    (
        NUMBER,
        _c("文书案号", "", "案号 判决书案号"),
        _c("类别", "", "判项类别", "判项，或分期履行的一期"),
        _c("名称", "award.label", "判项名称 款项名称"),
        _c("款项种类", "award.kind", "种类", labels=_AWARDS),
        _c("金额", "award.amount performance.amount"),
        _c("履行日期", "performance.due_on", "应付日期"),
        _c("后续年利率%", "award.further_percent", "后续利率%"),
        _c("后续利息起算日", "award.further_from", "起算日", "当日计息，即“自某日起”的某日"),
        _c("后续利息种类", "award.further_kind", "后续利息名目", "文书主文的用语"),
        _c("计息基数", "award.day_count", "计息天数"),
        _c("计加倍利息", "award.is_base", "是否计迟延履行利息", "属于迟延履行加倍利息的基数填“是”"),
    ),
    selector=Selector("类别", {"判项": (Pick("award"),), "分期履行": (Pick("performance"),)}),
    note="生效法律文书确定的每笔款一行",
)
