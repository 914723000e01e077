"""The one table of rights: role × action → on which cases, and what of personal data is shown."""

from enum import StrEnum

from legal_docs.model.account import Role


class Action(StrEnum):
    """What a service does, as rights see it."""

    LIST_CASES = "list_cases"
    READ_STATUS = "read_status"
    READ_CASE = "read_case"
    EDIT_CASE = "edit_case"
    IMPORT_CASES = "import_cases"
    CHECK_CASE = "check_case"
    READ_EVIDENCE = "read_evidence"
    EDIT_EVIDENCE = "edit_evidence"
    DRAFT = "draft"
    READ_PAPERS = "read_papers"
    SUBMIT = "submit"
    REVIEW = "review"
    RELEASE = "release"
    MOVE_CASE = "move_case"
    DECIDE_NOT_TO_SUE = "decide_not_to_sue"
    READ_DEADLINES = "read_deadlines"
    READ_RELEASED = "read_released"
    ACKNOWLEDGE = "acknowledge"
    REPORT_BACK = "report_back"
    READ_FIGURES = "read_figures"
    EXPORT_FIGURES = "export_figures"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_TEMPLATES = "manage_templates"
    MANAGE_TABLES = "manage_tables"
    READ_TRAIL = "read_trail"
    EXPORT_ANCHOR = "export_anchor"
    OWN_ACCOUNT = "own_account"


class Reach(StrEnum):
    """On which cases a right holds: none at all (`NO_CASE`), those of the own branch, those released."""

    NO_CASE = "no_case"
    BRANCH = "branch"
    RELEASED = "released"


class View(StrEnum):
    """How personal data is shown."""

    FULL = "full"
    MASKED = "masked"
    NONE = "none"


Right = tuple[Reach, View]

_LAWYER = (
    Action.LIST_CASES, Action.READ_STATUS, Action.READ_CASE, Action.EDIT_CASE, Action.IMPORT_CASES,
    Action.CHECK_CASE, Action.READ_EVIDENCE, Action.EDIT_EVIDENCE, Action.DRAFT, Action.READ_PAPERS,
    Action.SUBMIT, Action.RELEASE, Action.MOVE_CASE, Action.READ_DEADLINES,
)  # fmt: skip
_REVIEWER = (*_LAWYER, Action.REVIEW, Action.DECIDE_NOT_TO_SUE)
_COUNSEL = (Action.READ_RELEASED, Action.ACKNOWLEDGE, Action.REPORT_BACK)
_MANAGER = (
    Action.LIST_CASES, Action.READ_STATUS, Action.READ_DEADLINES, Action.READ_FIGURES, Action.EXPORT_FIGURES,
)  # fmt: skip
_ADMINISTRATOR = (Action.MANAGE_PEOPLE, Action.MANAGE_TEMPLATES, Action.MANAGE_TABLES)
_AUDITOR = (Action.READ_TRAIL, Action.EXPORT_ANCHOR)


def _table() -> dict[Role, dict[Action, Right]]:
    rights: dict[Role, dict[Action, Right]] = {
        Role.LAWYER: dict.fromkeys(_LAWYER, (Reach.BRANCH, View.FULL)),
        Role.REVIEWER: dict.fromkeys(_REVIEWER, (Reach.BRANCH, View.FULL)),
        Role.COUNSEL: dict.fromkeys(_COUNSEL, (Reach.RELEASED, View.FULL)),
        Role.MANAGER: dict.fromkeys(_MANAGER, (Reach.BRANCH, View.MASKED)),
        Role.ADMINISTRATOR: dict.fromkeys(_ADMINISTRATOR, (Reach.NO_CASE, View.NONE)),
        Role.AUDITOR: dict.fromkeys(_AUDITOR, (Reach.NO_CASE, View.NONE)),
    }
    for role in Role:
        rights[role][Action.OWN_ACCOUNT] = (Reach.NO_CASE, View.NONE)
    return rights


RIGHTS = _table()
"""The table itself; what does not stand in it is not allowed."""


def right(role: Role, action: Action) -> Right | None:
    """Return on which cases and with what view `role` may do `action`; None where it may not."""
    return RIGHTS[role].get(action)
