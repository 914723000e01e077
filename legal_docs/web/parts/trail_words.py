"""Codes of the trail in words; a code that is not known is shown as it is."""

from collections.abc import Mapping

from legal_docs.model.account import Role
from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.life import Phase
from legal_docs.services.desk.reporting import FIELDS
from legal_docs.web.parts import right_words

ACTIONS = {
    "access.refused": "越权被拒绝", "account.password": "修改本人密码", "case.assign": "分配经办人",
    "case.check": "审查案件", "case.court": "登记法院信息", "case.debt": "查看某日欠款",
    "case.examine": "试算审查", "case.history": "查看改动记录", "case.import": "导入案件",
    "case.list": "查看案件列表",
    "case.move": "变更办理进度", "case.recount": "按更新的参数表重新计算",
    "case.refresh": "按当日重新计算",
    "case.read": "打开案件", "case.save": "修改案件资料",
    "case.status": "查看案件状态",
    "deadline.done": "完成期限事项", "deadline.enter": "登记期限", "deadline.export": "导出期限日历",
    "deadline.list": "查看期限列表", "deadline.read": "查看案件期限",
    "evidence.replace": "更换证据文件", "evidence.add": "上传证据",
    "evidence.list": "查看证据列表", "evidence.read": "打开证据", "evidence.remove": "移除证据",
    "evidence.rename": "重命名证据", "evidence.reorder": "调整证据顺序", "figures.export": "导出看板",
    "export.read": "下载看板表格", "job.damaged": "任务记录损坏", "job.read": "查看任务进度",
    "job.list": "查看后台任务", "job.start": "开始后台任务", "move.list": "查看办理经过",
    "output.list": "查看文书列表", "output.read": "打开文书",
    "output.told": "查看制作结果", "pack.read": "打开移交材料", "pack.read_all": "下载全部移交材料",
    "papers.make": "制作文书",
    "people.add": "添加人员", "people.change": "修改人员", "people.disable": "停用人员",
    "people.enable": "恢复人员", "people.end_sessions": "结束他人登录", "people.first": "建立首个管理员",
    "people.reset_password": "重置密码", "release.acknowledge": "签收移交材料", "release.add": "移交外聘律师",
    "release.ready": "查看待移交外聘律师的文书",
    "release.list": "查看移交外聘律师记录", "release.mine": "查看收到的案件",
    "release.read": "打开收到的案件",
    "release.revoke": "收回移交材料", "row.damaged": "数据不能核实",
    "report.give": "律师反馈", "report.list": "查看律师反馈",
    "report.mine": "查看本人反馈", "report.settle": "处理律师反馈", "report.take": "把律师反馈登记到案件",
    "report.waiting": "查看待处理反馈", "session.begin": "登录", "session.end": "退出登录",
    "session.refused": "登录失败", "table.basis": "记下计算依据",
    "table.drop": "停用参数表", "table.upload": "上传参数表",
    "table.use": "启用参数表", "template.drop": "停用模板", "template.upload": "上传模板",
    "template.use": "启用模板", "trail.anchor": "导出审计锚点", "trail.verify": "核验审计记录",
    "upload.add": "上传导入文件", "upload.drop": "结束导入", "upload.fix": "更正导入内容",
    "upload.list": "查看未完成的导入", "upload.read": "查看导入内容", "upload.unfix": "撤销更正",
    "upload.forget": "清理导入文件", "evidence.forget": "清理证据文件", "store.tidy": "清理文件库",
    "keys.changed": "更换加密密钥", "keys.dropped": "停用旧密钥", "backup.made": "备份",
    "backup.restored": "从备份恢复", "deadline.withdraw": "撤销期限", "draft.keep": "暂存未保存的修改",
    "draft.read": "打开未保存的修改", "draft.drop": "放弃未保存的修改",
    "draft.forget": "清理未提交的反馈", "unreadable": "无法读取的记录",
}  # fmt: skip
"""Each action's code and what it is called."""
KINDS = {
    "case": "案件", "account": "账号", "evidence": "证据", "output": "文书", "release": "移交外聘律师",
    "report": "反馈", "job": "任务", "upload": "导入批次", "supply": "模板或参数表",
    "key": "密钥",
    "cases": "案件数据", "case_versions": "案卷版本数据", "moves": "办理经过数据", "deadlines": "期限数据",
    "outputs": "文书数据", "releases": "移交数据", "reports": "反馈数据", "jobs": "任务数据",
    "uploads": "导入批次数据", "supplies": "模板或参数表数据", "drafts": "暂存数据", "accounts": "账号数据",
}  # fmt: skip
_DETAILS = {
    "version": "版本", "count": "数量", "page": "页", "searched": "按姓名号码查找", "role": "角色",
    "branch": "分行", "events": "记录数", "faults": "异常数", "seq": "序号", "on": "日期", "run": "制作批次",
    "files": "文件数", "service": "操作", "sessions": "结束的登录", "cases": "案件数", "key": "编号",
    "kind": "种类", "outcome": "结果",
    "handler": "经办人", "before": "原进度", "after": "新进度",
    "sha256": "文件指纹",
    "release": "移交外聘律师编号", "report": "反馈编号", "counsel": "外聘律师编号", "case": "案件编号",
    "upload": "导入批次编号", "left": "待另行处理", "refused": "未接收", "masked": "遮盖个人信息",
    "looked": "已逐页查看", "full": "写明当事人", "until": "截至", "evidence": "证据", "size": "字节数",
    "problems": "问题数", "cells": "单元格数", "fields": "栏目", "today": "今日页面", "missing": "缺少的文件",
    "drafts": "未保存的修改", "deadline": "期限编号", "job": "任务编号", "made_at": "备份时间",
}  # fmt: skip


_VALUES = {each.value: each.label for each in (*Role, *Phase, *DeadlineKind)} | FIELDS | {
    "changed": "有变化", "recheck": "须重新检查", "True": "是", "False": "否",
    "docket": "案号", "hearing_on": "开庭日期", "recovered": "已回收金额",
    "export": "导出表格", "import": "导入案件", "look": "查看证据", "make": "制作文书",
    "pack": "打包移交材料", "preview": "预览模板", "recount": "重新计算",
}  # fmt: skip
_NAMED = (
    "role", "before", "after", "outcome", "kind", "searched", "masked", "looked", "full", "today", "fields",
)  # fmt: skip
"""The details whose values are codes."""


def action(code: str) -> str:
    """Return what an action is called."""
    return ACTIONS.get(code, code)


def object_words(thing: str) -> str:
    """Return `案件 12` for `case:12`."""
    kind, _, id = thing.partition(":")
    return f"{KINDS.get(kind, kind)} {id}".strip()


def details(detail: Mapping[str, str]) -> str:
    """Return the details as `版本 2，文件数 9`, in the order of the table above."""
    told = sorted((name for name in detail if detail[name]), key=_place)
    return "，".join(f"{_DETAILS.get(name, name)} {_value(name, detail[name])}" for name in told)


def _place(name: str) -> int:
    return list(_DETAILS).index(name) if name in _DETAILS else len(_DETAILS)


def _value(name: str, value: str) -> str:
    if name == "service":
        return right_words.service(value)
    if name not in _NAMED:
        return value
    return "、".join(_VALUES.get(each, each) for each in value.split("、"))
