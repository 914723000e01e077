"""What the figures of the tables are called for readers; a name not known is shown as it is written."""

from legal_docs.model.property import PropertyKind

_NAMES = {
    "conduct": "催收限度", "quiet_from": "不得联系时段起", "quiet_to": "不得联系时段止",
    "voice_contacts_a_day": "每日接通次数", "dials_a_day": "每日拨打次数", "recording_years": "录音保存年数",
    "recovery": "资产回收率（%）", "low": "低", "high": "高", "preserving": "保全",
    "small_percent": "线索偏小的界限（%）", "wages": "平均工资", "costs": "费用",
    "insurance_percent": "保全保险费率（%）", "risk": "风险等级", "high_from": "高风险起点（分）",
    "medium_from": "中风险起点（分）", "priority_from": "优先级起点（分）", "urgent_days": "紧急天数",
    "days_past_due": "逾期天数", "amount": "金额", "days_left": "剩余天数", "coverage": "资产覆盖",
    "willingness": "还款意愿", "cause": "违约原因", "weight": "权重", "steps": "分段",
    "guarantor_percent": "每名保证人折算（%）", "willing": "愿意", "evasive": "回避", "refuses": "拒绝",
    "lost": "失联", "objective": "客观原因", "subjective": "主观原因", "default": "全部法院",
    "bundle": "证据卷", "efiling": "网上立案", "stamp": "页码位置", "dividers": "隔页",
    "certified": "核对一致字样", "volume_pages": "每册页数上限", "volume_mb": "每册大小上限（MB）",
    "pattern": "文件名格式", "types": "文件类型", "file_mb": "单个文件上限（MB）",
    "one_file_per_slot": "每项合并为一个文件",
} | {kind.value: kind.label for kind in PropertyKind}  # fmt: skip


def called(place: str) -> str:
    """Return a place such as `conduct.quiet_from` in words: 催收限度 · 不得联系时段起."""
    return " · ".join(_NAMES.get(part, part) for part in place.split("."))
