"""People: the first administrator, further accounts, their roles and branches, their passwords."""

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError, ConflictError, NotAllowedError
from legal_docs.model.account import Account, Role
from legal_docs.model.trail import TrailEvent
from legal_docs.services.desk import backoff, passwords
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import permitted, refused
from legal_docs.services.wiring import Wiring

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account and the password somebody must be told once; it is shown once and kept nowhere."""

    account: Account
    password: str

    def __repr__(self) -> str:
        """Return what may stand in a log: no password."""
        return f"NewAccount({self.account.login})"


def nobody_yet(wiring: Wiring) -> bool:
    """Return whether the house is empty, so that the first administrator can be made."""
    from legal_docs.storage import accounts

    with wiring.records.reading() as tx:
        return accounts.is_empty(tx)


def first(wiring: Wiring, code: tuple[str, str], *, login: str, name: str, password: str) -> Account:
    """Return the first administrator. `code` is the one asked for, and the one given.

    Raises NotAllowedError on a wrong code or where there are people already, BadInputError on bad fields.

    A wrong code is told as one, so that whoever sets the house up finds the right one. Nobody learns more by
    it than before: only the right code ever led on, and that the house is empty `/start` shows to everybody.
    Where there are people, no code is compared any more. Each try waits and counts before the code is looked
    at; only the right one, which nobody who guesses has, is taken off again, with those before it.
    """
    asked, given = code
    if not nobody_yet(wiring):
        raise refused()
    backoff.count(wiring, ("start", ""))
    if not asked or not hmac.compare_digest(asked.encode(), given.strip().upper().encode()):
        raise _wrong_code()
    backoff.clear(wiring, ("start", ""))
    return found(wiring, login=login, name=name, password=password)


def found(wiring: Wiring, *, login: str, name: str, password: str) -> Account:
    """Return the first administrator, made by whoever owns the machine. Raises as `first` does."""
    from legal_docs.storage import accounts, trail

    fields = _fields(login=login, name=name, role=Role.ADMINISTRATOR, branch="")
    hashed = passwords.hashed(wiring.hasher, passwords.accept(password, fields.login))
    with wiring.records.writing() as tx:
        trail.append(tx, TrailEvent(at=wiring.now(), who=0, action="people.first"))
        if not accounts.is_empty(tx):
            raise refused()
        return accounts.add(tx, fields, password=hashed, at=wiring.now())


@permitted(Action.MANAGE_PEOPLE)
def listing(desk: Desk) -> tuple[Account, ...]:
    """Return every account, by login."""
    from legal_docs.storage import accounts

    with desk.records.reading() as tx:
        return accounts.listing(tx)


@permitted(Action.MANAGE_PEOPLE)
def add(desk: Desk, *, login: str, name: str, role: Role, branch: str = "", password: str = "") -> NewAccount:
    """Return the new account with its first password (made up where none is given); it must be changed.

    Raises BadInputError on bad fields, ConflictError where the login is taken.
    """
    from legal_docs.storage import accounts

    fields = _fields(login=login, name=name, role=role, branch=branch)
    given = passwords.accept(password, fields.login) if password else passwords.made_up()
    hashed = passwords.hashed(desk.wiring.hasher, given)
    with desk.records.writing() as tx:
        if fields.role is not Role.ADMINISTRATOR and accounts.is_empty(tx):
            raise _administrator_first()
        if accounts.credentials(tx, fields.login) is not None:
            raise _taken()
        account = accounts.add(
            tx, fields.model_copy(update={"must_change": True}), password=hashed, at=desk.now()
        )
        desk.note(tx, "people.add", _thing(account), role=account.role.value, branch=account.branch)
    return NewAccount(account, given)


@permitted(Action.MANAGE_PEOPLE)
def change(desk: Desk, id: int, *, name: str, role: Role, branch: str) -> Account:
    """Return the account with another name, role or branch; its log-ins end, so that the new rights hold.

    Raises ConflictError where nobody would be left to administer, BadInputError on bad fields.
    """
    from legal_docs.storage import accounts, sessions

    with desk.records.writing() as tx:
        before = _known(tx, id)
        fields = _fields(login=before.login, name=name, role=role, branch=branch)
        if fields.role is not Role.ADMINISTRATOR:
            _keep_one(tx, before)
        after = accounts.change(tx, id, name=fields.name, role=fields.role, branch=fields.branch)
        if (before.role, before.branch) != (fields.role, fields.branch) and id != desk.who.id:
            sessions.end_of(tx, id)
        desk.note(tx, "people.change", _thing(before), role=fields.role.value, branch=fields.branch)
    return after or before


@permitted(Action.MANAGE_PEOPLE)
def disable(desk: Desk, id: int) -> Account:
    """Return the account, disabled; its log-ins end, and what it typed and did not save is removed.

    Raises ConflictError for the last administrator.
    """
    from legal_docs.storage import accounts, drafts, sessions

    with desk.records.writing() as tx:
        before = _known(tx, id)
        _keep_one(tx, before)
        after = accounts.change(tx, id, is_active=False)
        ended, dropped = sessions.end_of(tx, id), drafts.forget_of_account(tx, id)
        desk.note(tx, "people.disable", _thing(before), sessions=ended, drafts=dropped)
    return after or before


@permitted(Action.MANAGE_PEOPLE)
def enable(desk: Desk, id: int) -> Account:
    """Return the account, active again."""
    from legal_docs.storage import accounts

    with desk.records.writing() as tx:
        before = _known(tx, id)
        after = accounts.change(tx, id, is_active=True)
        desk.note(tx, "people.enable", _thing(before))
    return after or before


@permitted(Action.MANAGE_PEOPLE)
def reset_password(desk: Desk, id: int, password: str = "") -> NewAccount:
    """Return the account with a new password (made up where none is given) that must be changed first.

    All its log-ins end, and waiting after failed tries with it. Raises BadInputError.
    """
    from legal_docs.storage import accounts, attempts, sessions

    with desk.records.reading() as tx:
        before = _known(tx, id)
    given = passwords.accept(password, before.login) if password else passwords.made_up()
    hashed = passwords.hashed(desk.wiring.hasher, given)
    with desk.records.writing() as tx:
        after = accounts.change(tx, id, password=hashed, must_change=True)
        attempts.clear(tx, "login", before.login)
        sessions.end_of(tx, id)
        desk.note(tx, "people.reset_password", _thing(before))
    return NewAccount(after or before, given)


@permitted(Action.MANAGE_PEOPLE)
def end_sessions(desk: Desk, id: int) -> int:
    """End every log-in of an account but the one this is asked from; return how many there were."""
    from legal_docs.storage import sessions

    with desk.records.writing() as tx:
        account = _known(tx, id)
        ended = sessions.end_of(tx, id, but=desk.session)
        desk.note(tx, "people.end_sessions", _thing(account), sessions=ended)
    return ended


@permitted(Action.OWN_ACCOUNT)
def own_password(desk: Desk, old: str, new: str) -> Account:
    """Return the own account with another password; all other log-ins of it end.

    Raises BadInputError where the old one is wrong, or the new one cannot be used or is the old one.
    """
    from legal_docs.storage import accounts, attempts, sessions

    guess = ("own-password", str(desk.who.id))
    backoff.count(desk.wiring, guess)
    with desk.records.reading() as tx:
        before = accounts.credentials(tx, desk.who.login)
    if before is None or not passwords.fits(desk.wiring.hasher, before.password, old):
        raise _wrong_password()
    backoff.clear(desk.wiring, guess)
    if old == new:
        raise BadInputError(
            "新密码不能与现在的相同，请换一个", "The new password is the old one; choose another"
        )
    hashed = passwords.hashed(desk.wiring.hasher, passwords.accept(new, desk.who.login))
    with desk.records.writing() as tx:
        now = accounts.credentials(tx, desk.who.login, lock=True)
        if now is None or now.password != before.password:  # somebody reset it meanwhile
            raise _wrong_password()
        after = accounts.change(tx, desk.who.id, password=hashed, must_change=False)
        attempts.clear(tx, "login", desk.who.login)
        sessions.end_of(tx, desk.who.id, but=desk.session)
        desk.note(tx, "account.password", _thing(desk.who))
    return after or desk.who


def _fields(*, login: str, name: str, role: Role, branch: str) -> Account:
    """Return what was typed as an account that has no id yet. Raises BadInputError naming the field."""
    try:
        return Account(id=0, login=login.strip().lower(), name=name, role=Role(role), branch=branch.strip())
    except (ValidationError, ValueError) as error:
        raise _bad(error) from None


def _bad(error: ValueError) -> BadInputError:
    wrong = {str(e["loc"][0]) for e in error.errors()} if isinstance(error, ValidationError) else {"role"}
    if "login" in wrong:
        return BadInputError(
            "登录名应为2至40个小写字母、数字或 . _ -，以字母或数字开头",
            "A login has 2 to 40 small letters, digits, `.`, `_`, `-`, and begins with a letter or digit",
        )
    if "name" in wrong:
        return BadInputError("请填写姓名，不要使用控制字符", "Fill in the name, without control characters")
    return BadInputError("角色或者分行不能使用，请重新选择", "Role or branch cannot be used; choose again")


def _known(tx: "Tx", id: int) -> Account:
    from legal_docs.storage import accounts

    account = accounts.find(tx, id)
    if account is None:
        raise refused()
    return account


def _keep_one(tx: "Tx", account: Account) -> None:
    """Refuse what would leave nobody to administer; two who do it at once wait for each other."""
    from legal_docs.storage import accounts

    if account.role is Role.ADMINISTRATOR and set(accounts.active_of(tx, account.role)) <= {account.id}:
        raise ConflictError(
            "这是最后一个可用的系统管理员，不能停用或改换角色。请先添加另一个系统管理员",
            "This is the last active administrator: add another one first",
        )


def _wrong_password() -> BadInputError:
    return BadInputError("现在的密码不正确，请重新输入", "The present password is wrong; type it again")


def _wrong_code() -> NotAllowedError:
    return NotAllowedError(
        "一次性代码不正确，或者已经过期：服务每次启动都换新的代码。请使用最近一次启动时显示在终端里的代码；"
        "作为系统服务运行时，它在日志里（journalctl -u legal-docs）",
        "The one-time code is wrong or old: each start of the server makes a new one. Take the code that the "
        "running server showed at its start: in its terminal, or in its log (journalctl -u legal-docs)",
    )


def _taken() -> ConflictError:
    return ConflictError("这个登录名已经有人使用，请换一个", "This login is taken; choose another")


def _administrator_first() -> ConflictError:
    return ConflictError("请先添加一个系统管理员", "Add an administrator first")


def _thing(account: Account) -> str:
    return f"account:{account.id}"
