"""Passwords: how they are hashed, which are accepted, how one is made up."""

import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from legal_docs.errors import BadInputError

SHORTEST = 12
LONGEST = 200  # argon2 reads all of it; longer ones only keep the machine busy
AT_ONCE = 4
"""So many passwords are hashed at the same time, each in 64 MiB; further ones wait for their turn."""
_turns = threading.BoundedSemaphore(AT_ONCE)
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike


def accept(password: str, login: str) -> str:
    """Return the password where it may be used. Raises BadInputError with the reason."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInputError(
            f"密码应有{SHORTEST}至{LONGEST}个字符，请换一个",
            f"A password has {SHORTEST} to {LONGEST} signs; choose another",
        )
    if login in password.lower():
        raise BadInputError(
            "密码不能包含登录名，请换一个", "A password may not hold the login; choose another"
        )
    if len(set(password)) < 5:
        raise BadInputError(
            "密码中不同的字符太少，请换一个", "A password needs five different signs; choose another"
        )
    return password


def made_up() -> str:
    """Return a fresh password of four groups (79 bits), easy to read out."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(4))


def hashed(hasher: PasswordHasher, password: str) -> str:
    """Return what is kept of a password."""
    with _turns:
        return hasher.hash(password)


def fits(hasher: PasswordHasher, kept: str, password: str) -> bool:
    """Return whether the password is the one that was hashed; takes as long either way."""
    try:
        with _turns:
            return hasher.verify(kept, password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
