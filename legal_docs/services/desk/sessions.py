"""Log-in, log-out, and who somebody is: sessions are kept on the server, the browser holds a token."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from argon2 import PasswordHasher

from legal_docs.errors import NotAllowedError
from legal_docs.model.account import Account, Session
from legal_docs.model.trail import TrailEvent
from legal_docs.services.desk import backoff, passwords
from legal_docs.services.desk.damage import meeting
from legal_docs.services.desk.permitted import logged_out
from legal_docs.services.wiring import Wiring
from legal_docs.storage import accounts, attempts, trail
from legal_docs.storage import sessions as kept

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

SEEN_EVERY = timedelta(seconds=60)
"""A session's last use is written down no more often than this."""


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """A new session, and the token for the browser: it is shown nowhere and kept nowhere else."""

    session: Session
    token: str

    def __repr__(self) -> str:
        """Return what may stand in a log: no token."""
        return f"LoggedIn({self.session.account.login})"


def log_in(wiring: Wiring, login: str, password: str, address: str) -> LoggedIn:
    """Return a new session, with a fresh token. Raises NotAllowedError: wrong, disabled, or too many tries.

    An account whose row does not open is told as TamperedError; the log-in of others goes on.
    Each try is counted before the password is looked at, so that many at once are not let through. An
    unknown login takes as long as a wrong password, and is told in the same words.
    """
    login = login.strip().lower()
    backoff.count(wiring, ("login", login), ("address", address))
    with meeting(wiring), wiring.records.reading() as tx:
        found = accounts.credentials(tx, login)
    fits = passwords.fits(wiring.hasher, found.password if found else _nobody(wiring.hasher), password)
    begun = _proved(wiring, found, address) if found and fits else None
    if begun is None:
        _refused(wiring, found.account.id if found else 0, known=found is not None)
        raise wrong()
    return begun


def renew(wiring: Wiring, session: Session) -> LoggedIn:
    """Return a further session of somebody who is in and has just proved the password; no try is counted.

    Raises LoggedOutError where the first session is over.
    """
    with wiring.records.writing() as tx:
        now = accounts.credentials(tx, session.account.login, lock=True)
        if now is None or not now.account.is_active or kept.find(tx, session.id) is None:
            raise logged_out()
        return _begin(wiring, tx, now.account)


def _proved(wiring: Wiring, found: accounts.Credentials, address: str) -> LoggedIn | None:
    """Return the new session, or None where the account was changed while its password was looked at.

    Rows are locked in one order everywhere: account, tries, sessions, the head of the trail.
    """
    login = found.account.login
    with wiring.records.writing() as tx:
        now = accounts.credentials(tx, login, lock=True)
        if now is None or now.password != found.password or not now.account.is_active:
            return None
        backoff.forgive(tx, login, address)
        return _begin(wiring, tx, now.account)


def _begin(wiring: Wiring, tx: "Tx", account: Account) -> LoggedIn:
    token, now = secrets.token_urlsafe(32), wiring.now()
    until = now + timedelta(hours=wiring.settings.session_hours)
    attempts.forget(tx, now - backoff.FORGOTTEN)
    kept.purge(tx, now)
    times = {"started_at": now, "expires_at": until}
    session = kept.add(tx, account, _digest(token), secrets.token_urlsafe(16), **times)
    _note(wiring, tx, account.id, "session.begin", f"account:{account.id}")
    return LoggedIn(session, token)


def who_is(wiring: Wiring, token: str | None) -> Session | None:
    """Return the session of a token, or None: unknown, ended, too old, idle too long, account disabled."""
    if not token:
        return None
    with meeting(wiring), wiring.records.reading() as tx:
        session = kept.by_token(tx, _digest(token))
    if session is None or not _lasts(wiring, session):
        return None
    now = wiring.now()
    if now - session.seen_at >= SEEN_EVERY:
        with wiring.records.writing() as tx:
            kept.touch(tx, session.id, now)
    return session


def lasting(wiring: Wiring, token: str | None) -> int | None:
    """Return the id of a session that lasts; None: it is over. To ask prolongs nothing."""
    if not token:
        return None
    with meeting(wiring), wiring.records.reading() as tx:
        session = kept.by_token(tx, _digest(token))
    return session.id if session and _lasts(wiring, session) else None


def account_of(wiring: Wiring, session_id: int) -> Account | None:
    """Return whose session it is, as the account is now; None where the session is over."""
    with wiring.records.reading() as tx:
        session = kept.find(tx, session_id)
    return session.account if session and _lasts(wiring, session) else None


def log_out(wiring: Wiring, token: str | None) -> None:
    """End the session of a token; every tab that uses it is out."""
    if not token:
        return
    with wiring.records.writing() as tx:
        session = kept.by_token(tx, _digest(token))
        if session is not None:
            kept.end(tx, session.id)
            _note(wiring, tx, session.account.id, "session.end", f"account:{session.account.id}")


def _lasts(wiring: Wiring, session: Session) -> bool:
    now = wiring.now()
    idle = timedelta(minutes=wiring.settings.session_idle_minutes)
    return session.account.is_active and now < session.expires_at and now - session.seen_at < idle


def _refused(wiring: Wiring, account_id: int, *, known: bool) -> None:
    """Write the failed try down; of an unknown login nothing is kept, it may be a password."""
    thing = f"account:{account_id}" if known else ""
    with wiring.records.writing() as tx:
        _note(wiring, tx, 0, "session.refused", thing)


def _note(wiring: Wiring, tx: "Tx", who: int, action: str, thing: str) -> None:
    trail.append(tx, TrailEvent(at=wiring.now(), who=who, action=action, object=thing))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@lru_cache(maxsize=4)
def _nobody(hasher: PasswordHasher) -> str:
    return passwords.hashed(hasher, secrets.token_urlsafe(16))


def wrong() -> NotAllowedError:
    """Return what a failed log-in is told, whatever the reason."""
    return NotAllowedError(
        "登录名或者密码不正确。连续多次不正确时，需要等待一段时间再试",
        "Wrong login or password. After several failures one has to wait before trying again",
    )
