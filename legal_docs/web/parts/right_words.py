"""Rights in words, for the trail: what somebody tried who may not."""

from collections.abc import Mapping
from functools import cache

from legal_docs.access.rules import Action
from legal_docs.services.desk.permitted import registered

RIGHTS: Mapping[Action, str] = {
    Action.LIST_CASES: "查看案件列表",
    Action.READ_STATUS: "查看案件进度",
    Action.READ_CASE: "查看案件资料",
    Action.EDIT_CASE: "修改案件资料",
    Action.IMPORT_CASES: "导入案件",
    Action.CHECK_CASE: "审查案件",
    Action.READ_EVIDENCE: "查看证据",
    Action.EDIT_EVIDENCE: "修改证据",
    Action.DRAFT: "制作文书",
    Action.READ_PAPERS: "查看文书",
    Action.SUBMIT: "提交复核",
    Action.REVIEW: "复核",
    Action.RELEASE: "移交外聘律师",
    Action.MOVE_CASE: "变更进度、登记期限",
    Action.DECIDE_NOT_TO_SUE: "决定不起诉",
    Action.READ_DEADLINES: "查看期限",
    Action.READ_RELEASED: "查看收到的案件",
    Action.ACKNOWLEDGE: "签收移交",
    Action.REPORT_BACK: "反馈办理情况",
    Action.READ_FIGURES: "查看看板",
    Action.EXPORT_FIGURES: "导出看板",
    Action.MANAGE_PEOPLE: "管理人员",
    Action.MANAGE_TEMPLATES: "管理模板",
    Action.MANAGE_TABLES: "管理参数表",
    Action.READ_TRAIL: "查看审计记录",
    Action.EXPORT_ANCHOR: "导出审计锚点",
    Action.OWN_ACCOUNT: "管理本人账号",
}


def service(name: str) -> str:
    """Return what the right is called that opens a service; its name where there is no such service."""
    return RIGHTS[found] if (found := _actions().get(name)) else name


@cache
def _actions() -> Mapping[str, Action]:
    return {each.name: each.action for each in registered()}
