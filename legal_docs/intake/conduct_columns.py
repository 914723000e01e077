"""Columns of the sheets 担保 催收记录 财产线索 证据."""

from legal_docs.intake.fields import Pick, Selector, Sheet
from legal_docs.intake.records import NUMBER
from legal_docs.intake.records import column as _c
from legal_docs.model.security import CollateralKind

_KIND_OF_SECURITY = {kind.label: (Pick("collateral", {"kind": kind.value}),) for kind in CollateralKind}
SECURITY = Sheet(
    "担保",
    (
        NUMBER,
        _c("担保类型", "", "类型 担保方式", "保证，或抵押、质押的种类"),
        _c(
            "担保人", "guarantor.name collateral.owner", "保证人 抵押人 出质人 姓名或名称", "“当事人”表中的人"
        ),
        _c("共有人", "collateral.co_owners", "共同抵押人 共同出质人", "担保物的其他权利人，可填多人"),
        _c("合同编号", "guarantor.contract_number collateral.contract_number", "担保合同编号 合同号"),
        _c("合同名称", "guarantor.contract_title collateral.contract_title", "担保合同名称"),
        _c("签订日期", "guarantor.signed_on collateral.signed_on", "签约日期"),
        _c(
            "所担保债务",
            "guarantor.debts collateral.debts",
            "所涉债务 借据编号",
            "借据编号或合同编号；不填为全部",
        ),
        _c("保证方式", "guarantor.type"),
        _c("保证方式原文", "guarantor.type_wording", "保证方式约定"),
        _c("保证期间约定", "guarantor.period", "保证期间 保证期间约定方式"),
        _c("保证期间长度", "guarantor.period_length", "保证期间数", "与约定方式对应的年数或月数"),
        _c("保证期间止日", "guarantor.period_until", "保证期间届满日"),
        _c("保证期间原文", "guarantor.period_wording"),
        _c("按期分别计算", "guarantor.per_instalment", "逐期计算保证期间"),
        _c("是否最高额", "guarantor.is_maximum collateral.is_maximum", "最高额"),
        _c("最高额限额", "guarantor.ceiling collateral.ceiling", "担保限额 最高债权额"),
        _c("债权确定日", "guarantor.determined_on collateral.determined_on", "最高额确定日"),
        _c("担保范围", "guarantor.scope", "保证范围"),
        _c("担保条款", "guarantor.clause", "保证条款 条款号"),
        _c("担保决议", "guarantor.resolution", "决议 公司决议", "保证人是公司的填写"),
        _c("为股东或控制人担保", "guarantor.for_insider", "关联担保", "债务人是其股东或者实际控制人填“是”"),
        _c("知道借新还旧", "guarantor.knew_renewal", "明知借新还旧"),
        _c("约定保证份额", "guarantor.shares_agreed", "按份保证", "各保证人约定了份额填“是”"),
        _c("担保物编号", "collateral.id", "抵押物编号 质物编号"),
        _c("担保物", "collateral.description", "抵押物 质物 担保物描述"),
        _c("权属证号", "collateral.certificate", "不动产权证号 权证号"),
        _c("登记状态", "collateral.registration", "登记"),
        _c("登记证明号", "collateral.registration_number", "他项权证号 登记号"),
        _c("登记日期", "collateral.registered_on", "登记日"),
        _c("担保债权数额", "collateral.secured_amount", "被担保债权数额 登记债权数额"),
        _c("顺位", "collateral.rank", "抵押顺位"),
        _c("担保物估值", "collateral.value", "估值 价值", "元"),
        _c("在先债权额", "collateral.prior_claims", "在先受偿债权 优先债权额", "顺位在先的债权，元"),
        _c("权利负担", "collateral.burdens", "租赁占用情况 负担", "已知的租赁、买受、占用、预告登记及其日期"),
        _c("证据", "guarantor.evidence collateral.evidence", "证据文件"),
    ),
    selector=Selector(
        "担保类型",
        {"保证": (Pick("guarantor"),), **_KIND_OF_SECURITY},
        {"房产抵押": "不动产抵押", "人的担保": "保证"},
    ),
    note="每个保证人、每项抵押或质押财产一行",
)


CONTACTS = Sheet(
    "催收记录",
    (
        NUMBER,
        _c("记录编号", "contact.id", "序号 催收编号 编号"),
        _c("催收日期", "contact.on", "日期 联系日期"),
        _c("催收时间", "contact.at", "时间"),
        _c("联系方式", "contact.channel", "催收方式 方式 渠道"),
        _c("催收对象", "contact.target", "对象 被催收人 联系人", "“当事人”表中的人"),
        _c("号码或地址", "contact.sent_to", "联系电话 电话 地址 号码"),
        _c("送达情况", "contact.outcome", "接通情况 送达结果 状态"),
        _c("签收或接听人", "contact.receiver", "签收人 接听人 接收人身份"),
        _c("到达日期", "contact.arrived_on", "送达日期 签收日期"),
        _c("是否要求还款", "contact.is_demand", "是否主张权利 是否催收", "内容是否要求偿还债务"),
        _c("所涉债务", "contact.debts", "借据编号 借据号 卡号", "不填为全部"),
        _c("结果", "contact.result", "催收结果 备注 沟通内容"),
        _c("签字同意履行", "contact.signed_consent", "签字确认"),
        _c("有录音录像", "contact.is_recorded", "是否录音 录音 录音录像"),
        _c("同意夜间联系", "contact.hours_agreed", "同意非常规时段联系", "债务人同意在22时至次日8时联系"),
        _c("向他人透露债务", "contact.told_third_party", "泄露债务 告知第三人"),
        _c("不当行为", "contact.conduct", "违规情形 催收不当", "如 威胁、辱骂、公开张贴；没有的不填"),
        _c("证据", "contact.evidence", "证据文件"),
    ),
    ("contact",),
    aliases=("催收", "催收台账"),
)


CLUES = Sheet(
    "财产线索",
    (
        NUMBER,
        _c("线索编号", "clue.id", "序号 编号"),
        _c("权利人", "clue.owner", "所有人 财产所有人", "“当事人”表中的人"),
        _c("财产种类", "clue.kind", "种类 类型"),
        _c("财产描述", "clue.description", "描述 财产名称"),
        _c("所在地", "clue.location", "地址 坐落"),
        _c("证号或账号", "clue.number", "账号 证号", "单元格须为文本格式"),
        _c("估值", "clue.value", "价值 估值（元）"),
        _c("在先债权额", "clue.prior_claims", "在先受偿债权 优先债权额", "顺位在先的抵押、查封等债权，元"),
        _c("份额%", "clue.share_percent", "产权份额% 共有份额%", "与他人共有时，权利人的份额，如 50"),
        _c("唯一住房", "clue.is_only_home", "是否唯一住房", "本人及所扶养家属仅有的住房"),
        _c("已查封法院", "clue.sealed_by", "查封机关 在先查封", "已被其他法院查封、冻结的填写"),
        _c("线索来源", "clue.source", "来源"),
        _c("证据", "clue.evidence", "证据文件"),
    ),
    ("clue",),
)


EVIDENCE = Sheet(
    "证据",
    (
        NUMBER,
        _c("文件", "exhibit.file", "文件名 证据文件", "证据文件夹中的相对路径"),
        _c("证据名称", "exhibit.title", "名称"),
        _c("组别", "exhibit.group", "证据组别 分组"),
        _c("证据种类", "exhibit.kind", "种类"),
        _c("原件情况", "exhibit.original", "原件/复印件"),
        _c("原件存放处", "exhibit.original_place", "原件保管处"),
        _c("证据来源", "exhibit.source", "来源"),
        _c("证明目的", "exhibit.purpose", "证明内容"),
        _c("顺序", "exhibit.order", "序号"),
        _c("取证系统", "exhibit.custody.system", "来源系统", "电子数据出自的系统"),
        _c("取证人", "exhibit.custody.operator", "提取人 导出人"),
        _c("取证日期", "exhibit.custody.taken_on", "提取日期 导出日期"),
        _c("文件SHA-256", "exhibit.custody.sha256", "SHA-256 哈希值 SHA256", "64位十六进制数"),
        _c("取证方法", "exhibit.custody.method", "提取方法 导出方法"),
        _c("银行自制证明", "exhibit.is_own_certificate", "单位证明", "银行自己出具的证明，如欠款余额证明"),
        _c("负责人已签名", "exhibit.signed_by_head", "负责人签名"),
        _c("制作人已签名", "exhibit.signed_by_maker", "制作人签名"),
        _c("向右旋转度数", "exhibit.turn", "旋转", "页面横放的，填 90、180 或者 270"),
        _c("不提交", "exhibit.exclude", "排除"),
    ),
    ("exhibit",),
    aliases=("证据目录", "证据说明"),
    note="对证据文件的说明；不填的由程序按文件夹排列",
)
