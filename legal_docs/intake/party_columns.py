"""Columns of the sheets 案件 移交情况 当事人."""

from legal_docs.intake.fields import Pick, Selector, Sheet
from legal_docs.intake.records import CASE_NUMBER, NUMBER
from legal_docs.intake.records import column as _c
from legal_docs.model.party import DebtorRole

CASES = Sheet(
    "案件",
    (
        _c(
            CASE_NUMBER,
            "case.number",
            "编号 案号 case_number",
            "行内编号；也是证据文件夹的名称，不能含 / \\ : * ? 等",
        ),
        _c("案由", "case.cause"),
        _c("办理阶段", "case.stage", "阶段 程序阶段"),
        _c("受诉法院", "case.court", "管辖法院 法院 执行法院"),
        _c("计算截止日", "case.cutoff_on", "截止日 暂计至", "不填则为运行之日"),
        _c("落款日期", "case.file_on", "起诉日期 递交日期", "不填则留空手写"),
        _c("备注", "case.remarks"),
    ),
    ("case",),
    note="每个案件一行",
)


ESCALATION = Sheet(
    "移交情况",
    (
        NUMBER,
        _c("移交日期", "escalation.on", "移交日 移交时间", "催收部门移交法律部门之日"),
        _c("还款意愿", "escalation.willingness", "意愿 债务人还款意愿"),
        _c("违约原因", "escalation.default_cause", "逾期原因"),
        _c(
            "事实清楚简单",
            "escalation.is_simple",
            "是否简单 案情简单",
            "事实清楚、权利义务关系明确、争议不大",
        ),
        _c("债务人有异议", "escalation.is_disputed", "是否有争议 有争议", "对金额、签字等提出过异议填“是”"),
        _c("可能反诉", "escalation.expects_counterclaim", "反诉"),
        _c("需要鉴定或评估", "escalation.needs_appraisal", "需要鉴定 需要评估 鉴定"),
        _c("双方另有债权债务", "escalation.other_debts_between", "互负债务 其他债务"),
        _c(
            "年平均工资",
            "escalation.average_wage",
            "就业人员年平均工资 平均工资",
            "本省上年度就业人员年平均工资的最近公布数，元；用于判断小额诉讼",
        ),
        _c("移交说明", "escalation.note", "说明 备注"),
    ),
    ("escalation",),
    aliases=("移交", "移交表"),
    note="每个案件一行；不知道的不填",
)


_DEBTOR_PICKS = {role.label: (Pick("person"), Pick("debtor", {"role": role.value})) for role in DebtorRole}
_DEBTOR_ALIASES = {alias: role.label for role in DebtorRole for alias in role.aliases}
PARTIES = Sheet(
    "当事人",
    (
        NUMBER,
        _c("角色", "", "身份 诉讼地位", "可填几个，用“、”隔开，如 借款人、抵押人"),
        _c(
            "主体类型",
            "person.kind",
            "类型 当事人类型",
            "债权人和代理人不填",
            labels={"自然人": "natural", "法人或非法人组织": "organisation"},
        ),
        _c(
            "姓名或名称", "creditor.name agent.name person.name debtor.name", "姓名 名称 姓名/名称 当事人名称"
        ),
        _c("性别", "person.sex"),
        _c("出生日期", "person.born_on", "出生年月日"),
        _c("民族", "person.ethnicity"),
        _c("职业", "person.occupation"),
        _c("工作单位", "person.employer agent.employer", "单位"),
        _c("职务", "person.position agent.position"),
        _c("联系电话", "creditor.phone agent.phone person.phone", "电话 手机 手机号 手机号码"),
        _c("电子邮箱", "person.email", "邮箱"),
        _c("户籍地址", "person.household_address", "户籍地 户籍所在地", "自然人"),
        _c(
            "经常居住地",
            "person.residence_address",
            "居住地 现住址 经常居住地址",
            "自然人；与户籍地址不同时填写",
        ),
        _c("居住起始日", "person.residence_since", "经常居住起始日 居住自", "自何日起连续居住在经常居住地"),
        _c("下落", "person.whereabouts", "下落情况", "自然人；不知道的不填"),
        _c(
            "下落变化日",
            "person.whereabouts_since",
            "下落不明起始日 出境日期 监禁起始日",
            "自何日起下落不明、在境外或者被监禁",
        ),
        _c("监禁场所", "person.prison", "监所 被监禁地 服刑地"),
        _c("国籍", "person.nationality", "国籍或地区", "中国公民可不填"),
        _c("无或限制行为能力", "person.lacks_capacity", "无民事行为能力 限制民事行为能力"),
        _c("监护人", "person.guardian", "法定代理人"),
        _c("配偶", "person.spouse", "配偶姓名", "可以不是本案当事人"),
        _c("结婚日期", "person.married_on", "结婚登记日"),
        _c("离婚日期", "person.divorced_on", "离婚登记日"),
        _c("证件类型", "person.id_kind"),
        _c("证件号码", "person.id_number", "身份证号 身份证号码 公民身份号码", "单元格须为文本格式"),
        _c("统一社会信用代码", "creditor.uscc person.uscc", "信用代码"),
        _c(
            "法定代表人或负责人", "creditor.head_name person.head_name", "法定代表人 负责人 法定代表人/负责人"
        ),
        _c("法定代表人或负责人职务", "creditor.head_title person.head_title", "负责人职务 法定代表人职务"),
        _c(
            "住所地",
            "creditor.address person.address",
            "住所 单位地址 地址",
            "组织；自然人填户籍地址、经常居住地",
        ),
        _c("注册地", "person.registered_address", "注册地址 登记地"),
        _c("组织类型", "person.org_type", "", "如 有限责任公司、个体工商户"),
        _c("主体状态", "person.status", "登记状态 经营状态 企业状态", "组织；以登记机关公示为准"),
        _c("经营者", "person.operator", "个体工商户经营者 业主", "个体工商户的经营者"),
        _c("唯一股东", "person.sole_shareholder", "一人公司股东", "只有一个股东的公司填写"),
        _c("权利义务承受人", "person.successor", "承继人 承受人", "注销、合并后承担责任的人"),
        _c("是否上市公司", "person.is_listed", "上市公司"),
        _c("是否分支机构", "creditor.is_branch", "分支机构", "领取营业执照的分支机构填“是”"),
        _c("有营业执照", "creditor.has_licence", "领取营业执照", "债权人是分支机构时填写"),
        _c("原债权人", "creditor.assigned_from", "债权转让人 转让方", "债权受让后起诉的填写转让的银行"),
        _c("送达地址", "creditor.service_address"),
        _c("送达收件人", "creditor.service_recipient", "收件人"),
        _c("送达电话", "creditor.service_phone", "收件电话"),
        _c("收款户名", "creditor.account.holder", "户名"),
        _c("收款开户行", "creditor.account.bank", "开户行"),
        _c("收款账号", "creditor.account.number", "账号", "单元格须为文本格式"),
        _c("代理人类别", "agent.kind", "代理人类型"),
        _c("执业证号", "agent.licence_number", "律师执业证号"),
        _c("代理权限", "agent.authority"),
        _c("代理权限内容", "agent.powers", "授权内容"),
        _c("所涉债务", "debtor.debts", "借据 涉及债务", "借据编号、合同编号或卡号；不填为全部"),
        _c("承担债务的依据", "debtor.basis", "依据"),
        _c("继承遗产价值", "debtor.inherits", "遗产价值 继承财产价值", "继承人实际得到的遗产价值，元"),
        _c("放弃继承", "debtor.renounced", "是否放弃继承"),
    ),
    selector=Selector(
        "角色",
        {
            "债权人": (Pick("creditor"),),
            "委托诉讼代理人": (Pick("agent"),),
            **_DEBTOR_PICKS,
            "保证人": (Pick("person"),),
            "抵押人": (Pick("person"),),
            "出质人": (Pick("person"),),
            "其他": (Pick("person"),),
        },
        {
            "原告": "债权人",
            "申请人": "债权人",
            "申请执行人": "债权人",
            "代理人": "委托诉讼代理人",
            "诉讼代理人": "委托诉讼代理人",
            "质押人": "出质人",
            "连带责任保证人": "保证人",
            **_DEBTOR_ALIASES,
        },
        several=True,
    ),
    note="债权人、代理人、债务人、保证人、抵押人、出质人各一行",
)
