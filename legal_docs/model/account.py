"""Who works with the program: accounts, their roles and branches, and the session of one log-in."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from legal_docs.model.base import FreeText, Labelled, Model, Text


class Role(Labelled):
    """角色: what an account is for; `access/rules.py` says what it may do and see."""

    LAWYER = "lawyer", "法务人员"
    REVIEWER = "reviewer", "复核人员"
    COUNSEL = "counsel", "外聘律师"
    MANAGER = "manager", "管理人员"
    ADMINISTRATOR = "administrator", "系统管理员"
    AUDITOR = "auditor", "审计人员"


Login = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{1,39}$")]
"""登录名: 2 to 40 small letters, digits, `.`, `_`, `-`."""


class Account(Model):
    """账号: one person's access. An empty `branch` means the head office, which sees every branch.

    `must_change`: the password was set by somebody else and must be changed before anything else is done.
    """

    id: int
    login: Login
    name: Text
    role: Role
    branch: FreeText = ""
    is_active: bool = True
    must_change: bool = False


class Session(Model):
    """会话: one log-in, kept on the server; the browser holds only a random token."""

    id: int
    account: Account
    csrf: str
    started_at: datetime
    seen_at: datetime
    expires_at: datetime
