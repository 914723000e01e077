"""Which passwords are accepted, and what is made up."""

import threading
import time
from typing import Literal

import pytest
from argon2 import PasswordHasher

from legal_docs.errors import BadInputError
from legal_docs.services.desk import passwords
from tests.houses import CHEAP


@pytest.mark.parametrize(
    "password", ["correct-horse-9", "abcdefghijkl", "密码密码也可以很长呢啊哈", "a1b2c" * 40]
)
def test_long_passwords_are_accepted(password: str) -> None:
    assert passwords.accept(password, "li") == password


@pytest.mark.parametrize(
    "password", ["", "abcdefghijk", "a1b2c" * 40 + "x", "xx-Li-abcdefgh", "aaaabbbbccccdddd"]
)
def test_short_endless_repeated_ones_and_the_login_are_not(password: str) -> None:
    with pytest.raises(BadInputError):
        passwords.accept(password, "li")


def test_what_is_made_up_is_accepted_and_never_the_same() -> None:
    made = {passwords.made_up() for _ in range(50)}
    assert len(made) == 50
    assert all(passwords.accept(each, "administrator") for each in made)


def test_only_the_password_itself_fits() -> None:
    hashed = CHEAP.hash("correct-horse-9")
    assert passwords.fits(CHEAP, hashed, "correct-horse-9")
    assert not passwords.fits(CHEAP, hashed, "correct-horse-8")
    assert not passwords.fits(CHEAP, "no hash", "correct-horse-9")
    assert not passwords.fits(CHEAP, CHEAP.hash("x" * 200), "x" * 300)


def test_passwords_are_hashed_a_few_at_a_time() -> None:
    running: list[int] = []
    most: list[int] = []

    class Slow(PasswordHasher):
        def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
            return self.seen("hash")

        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            self.seen("verify")
            return True

        def seen(self, what: str) -> str:
            running.append(1)
            most.append(len(running))
            time.sleep(0.03)
            running.pop()
            return what

    slow = Slow()
    calls = [lambda: passwords.hashed(slow, "x"), lambda: passwords.fits(slow, "x", "x")] * 8
    threads = [threading.Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 16 and max(most) == passwords.AT_ONCE
