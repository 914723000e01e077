"""Columns of the sheets 案件 and 当事人."""

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
        _c("是否分支机构", "creditor.is_branch", "分支机构", "领取营业执照的分支机构填“是”"),
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
