"""The one table of screens: whoever has the right to one of its actions sees it in the list on the left.

To add a screen, write `screens/<name>.py` with `show(desk)` and add a line here. The first screen a role may
see is the one that `/` leads to.
"""

from collections.abc import Callable
from dataclasses import dataclass

from legal_docs.access.rules import Action, right
from legal_docs.model.account import Role
from legal_docs.services.desk.desk import Desk
from legal_docs.web.screens import (
    case,
    cases,
    dashboard,
    intake,
    packs,
    people,
    tables,
    templates,
    today,
    trail,
)


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its title, its path below `/`, the right that opens it, and what shows it.

    A hidden one does not stand in the list: other screens lead to it.
    """

    title: str
    path: str
    action: Action
    show: Callable[[Desk], None]
    hidden: bool = False


SCREENS: tuple[Screen, ...] = (
    Screen("今日", "today", Action.READ_CASE, today.show),
    Screen("看板", "dashboard", Action.READ_FIGURES, dashboard.show),
    Screen("案件", "cases", Action.LIST_CASES, cases.show),
    Screen("导入", "intake", Action.IMPORT_CASES, intake.show),
    Screen("案件办理", "case", Action.READ_CASE, case.show, hidden=True),
    Screen("收到的案件", "packs", Action.READ_RELEASED, packs.show),
    Screen("人员", "people", Action.MANAGE_PEOPLE, people.show),
    Screen("模板", "templates", Action.MANAGE_TEMPLATES, templates.show),
    Screen("参数表", "tables", Action.MANAGE_TABLES, tables.show),
    Screen("审计记录", "trail", Action.READ_TRAIL, trail.show),
)
"""In the order of the list."""


def screens_of(role: Role) -> tuple[Screen, ...]:
    """Return the screens a role may open, in order."""
    return tuple(screen for screen in SCREENS if right(role, screen.action))
