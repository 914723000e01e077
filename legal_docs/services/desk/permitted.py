"""Rights at the door of every service: refused, missing and out of reach are told in the same words."""

import importlib
import pkgutil
import random
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import wraps
from inspect import signature
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

from legal_docs.access.rules import Action, Reach, View, right
from legal_docs.errors import LoggedOutError, NotAllowedError
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.damage import meeting, noting
from legal_docs.services.desk.desk import Desk

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

R = TypeVar("R")
Service = TypeVar("Service", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Permitted:
    """One service and the right that opens it."""

    name: str
    action: Action
    call: Callable[..., Any]


_PAUSES = (0.05, 0.2, 0.5)
"""The longest waits, in seconds, before a service that gave way to another writer is called again."""
_THINGS = {"item_id": "evidence"}
_NO_ID = 2**63
"""No row has so high a number."""
_REGISTRY: dict[str, Permitted] = {}
_inside: ContextVar[bool] = ContextVar("inside_a_service", default=False)


def permitted(action: Action, *, shows: bool = False) -> Callable[[Service], Service]:
    """Return a decorator: the service runs only for roles with the right `action`, and is registered.

    It reckons with the holidays and the LPR in force at the desk. A service called by another service is
    checked as well. What is refused is written to the trail, once, and so is a row that does not open;
    `shows`: the service decides nothing, so that such a row is left out of every list. The decorated service
    raises NotAllowedError, or LoggedOutError where the log-in is over.
    """

    def decorate(call: Service) -> Service:
        name = f"{call.__module__.removeprefix(__package__ + '.')}.{call.__name__}"

        @wraps(call)
        def checked(desk: Desk, *args: Any, **kwargs: Any) -> Any:
            if _inside.get():
                demand(desk, action)
                with noting(shows=shows):
                    return call(desk, *args, **kwargs)
            thing = _asked_for(call, args, kwargs)
            with meeting(desk.wiring, desk.who.id, shows=shows):
                return _from_outside(desk, name, action, lambda known: call(known, *args, **kwargs), thing)

        _REGISTRY[name] = Permitted(name, action, checked)
        return cast(Service, checked)

    return decorate


def _asked_for(call: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Return the thing a service is asked for (`case:12`), by its first parameter; empty: none."""
    name = next(islice(signature(call).parameters, 1, None), "")
    id = args[0] if args else kwargs.get(name)
    if not name.endswith("_id") or not isinstance(id, int) or not 0 <= id < _NO_ID:
        return ""
    return f"{_THINGS.get(name, name.removesuffix('_id'))}:{id}"


def _from_outside(desk: Desk, name: str, action: Action, call: Callable[[Desk], R], thing: str = "") -> R:
    """Call a service; one that gave way to another writer is called again, where it had kept nothing yet."""
    from legal_docs.storage.database import CrossedError
    from legal_docs.storage.records import kept

    for longest in _PAUSES:
        before = kept()
        try:
            return _once(desk, name, action, call, thing)
        except CrossedError:
            if kept() != before:
                raise
        time.sleep(random.uniform(0, longest))  # noqa: S311
    return _once(desk, name, action, call, thing)


def _once(desk: Desk, name: str, action: Action, call: Callable[[Desk], R], thing: str) -> R:
    known = _still_there(desk)
    mark = _inside.set(True)
    try:
        demand(known, action)
        with known.wiring.within():
            return call(known)
    except LoggedOutError:
        raise
    except NotAllowedError:
        with known.records.writing() as tx:
            known.note(tx, "access.refused", thing, service=name)
        raise
    finally:
        _inside.reset(mark)


def _still_there(desk: Desk) -> Desk:
    """Return the desk with the account as it is now. Raises LoggedOutError where the log-in is over."""
    from legal_docs.services.desk.sessions import account_of

    if desk.is_absent:
        with desk.records.reading() as tx:
            return _as_it_is_now(desk, tx)
    if desk.session is None:
        return desk
    account = account_of(desk.wiring, desk.session)
    if account is None or account.id != desk.who.id:
        raise logged_out()
    return Desk(desk.wiring, account, desk.session)


def demand(desk: Desk, action: Action) -> tuple[Reach, View]:
    """Return the right of this person to `action`. Raises NotAllowedError.

    Somebody who must change the password first may do nothing else.
    """
    found = right(desk.who.role, action) if desk.who.is_active else None
    if found is None or (desk.who.must_change and action is not Action.OWN_ACCOUNT):
        raise refused()
    return found


def case_of(desk: Desk, tx: "Tx", id: int, action: Action) -> CaseRecord:
    """Return the case, where it is there and within reach for `action`. Raises NotAllowedError."""
    from legal_docs.storage import cases

    if desk.is_absent:
        desk = _as_it_is_now(desk, tx)
    reach, _ = demand(desk, action)
    record = cases.find(tx, id) if 0 < id < 1 << 63 else None  # no database holds a larger number
    if record is None or not _reaches(desk, tx, record, reach):
        raise refused()
    return record


def _as_it_is_now(desk: Desk, tx: "Tx") -> Desk:
    """Return the desk with the account as this transaction sees it. Raises NotAllowedError: it is gone."""
    from legal_docs.storage import accounts

    who = accounts.find(tx, desk.who.id)
    if who is None:
        raise refused()
    return replace(desk, who=who)


def branches_of(desk: Desk) -> tuple[str, ...] | None:
    """Return the branches whose cases this person may see; null: every branch (the head office)."""
    return (desk.who.branch,) if desk.who.branch else None


def _reaches(desk: Desk, tx: "Tx", record: CaseRecord, reach: Reach) -> bool:
    from legal_docs.storage import releases

    if reach is Reach.BRANCH:
        return desk.who.branch in ("", record.branch)
    return reach is Reach.RELEASED and releases.is_released(tx, record.id, desk.who.id)


def refused() -> NotAllowedError:
    """Return the one refusal: it does not tell what is not there from what one may not see."""
    return NotAllowedError(
        "没有找到，或者您的账号不能使用这项内容。如果工作需要，请联系系统管理员",
        "Not found, or not open to your account. Ask the administrator if you need it for your work",
    )


def logged_out() -> LoggedOutError:
    """Return what is said to somebody whose log-in is over."""
    return LoggedOutError("登录已结束，请重新登录", "The log-in is over; log in again")


def registered() -> tuple[Permitted, ...]:
    """Return every service there is, by name; all modules of this package are looked through."""
    package = importlib.import_module(__package__)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
    return tuple(_REGISTRY[name] for name in sorted(_REGISTRY))
