"""Slowing down whoever guesses passwords: by login and by address, on the server's own clock.

Only failures add up: a try is counted before it is made, and taken off again once it was right.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from legal_docs.errors import NotAllowedError
from legal_docs.services.wiring import Wiring
from legal_docs.storage import attempts

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

FREE = {"login": 5, "address": 30, "own-password": 5, "start": 5}
"""So many tries are free of waiting, by what they are counted for."""
FIRST = timedelta(seconds=5)
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=12)
"""After so long without a try the count begins anew."""
Try = tuple[str, str]
"""What a try is counted for, one of FREE, and whose it is: a login, an address, an account's id."""


def count(wiring: Wiring, *tries: Try) -> None:
    """Count a try before it is made. Raises NotAllowedError, saying how long to wait, where it is too soon.

    A try that comes too soon is not counted: nobody can lock another person out for longer than LONGEST.
    """
    now = wiring.now()
    with wiring.records.writing() as tx:
        before = [(kind, who, attempts.of(tx, kind, who)) for kind, who in tries]
        left = max(_left(kind, seen, now) for kind, _, seen in before)
        if left <= timedelta(0):
            for kind, who, seen in before:
                attempts.put(tx, kind, who, _fresh(seen, now) + 1, now)
            return
    raise too_many(left)


def clear(wiring: Wiring, *tries: Try) -> None:
    """Forget the tries for what was right at last: a slip elsewhere in the form is no guess."""
    with wiring.records.writing() as tx:
        for kind, who in tries:
            attempts.clear(tx, kind, who)


def forgive(tx: "Tx", login: str, address: str) -> None:
    """Forget the tries of a login that was right at last, and take them off those of its address.

    So people who share an address do not slow each other down, and whoever guesses other logins from there
    gains nothing by a login of his own.
    """
    made = max(1, attempts.of(tx, "login", login).count)
    attempts.clear(tx, "login", login)
    seen = attempts.of(tx, "address", address)
    attempts.put(tx, "address", address, max(0, seen.count - made), seen.last_at)


def _fresh(seen: attempts.Tries, now: datetime) -> int:
    return 0 if now - seen.last_at >= FORGOTTEN else seen.count


def _left(kind: str, seen: attempts.Tries, now: datetime) -> timedelta:
    beyond = _fresh(seen, now) - FREE[kind]
    if beyond < 0:
        return timedelta(0)
    wait: timedelta = min(LONGEST, FIRST * (1 << min(beyond, 20)))
    return seen.last_at + wait - now


def too_many(left: timedelta) -> NotAllowedError:
    """Return what is said to somebody who must wait."""
    seconds = max(1, -(-left // timedelta(seconds=1)))
    return NotAllowedError(
        f"尝试次数过多，请在{seconds}秒后再试",
        f"Too many tries; try again in {seconds} seconds",
    )
