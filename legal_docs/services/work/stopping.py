"""An orderly end: a process that is asked to end stops in the middle of a job, but never of what it keeps."""

import signal
from collections.abc import Callable
from typing import TypeVar

R = TypeVar("R")


class Stopped(BaseException):
    """The process was asked to end while it worked; no `except Exception` holds it up."""


class Stop:
    """Whether the process was asked to end, and by which signal.

    Inside `interrupting` the work is broken off at once; elsewhere it is for the process to look.
    """

    def __init__(self) -> None:
        self.signal = 0
        self._at_once = False

    def listen(self) -> None:
        """Have SIGTERM (systemd, a deployment) and SIGINT (Ctrl-C) asked here; for the main thread only."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda number, _: self.ask(number))

    def ask(self, number: int) -> None:
        """Note the signal. Raises Stopped where work is to be broken off, once: what follows is not."""
        self.signal = number
        if self._at_once:
            self._at_once = False
            raise Stopped

    def look(self) -> None:
        """Raise Stopped where the process was asked to end; a callback in C may have lost what was raised."""
        if self.signal:
            raise Stopped

    def interrupting(self, work: Callable[[], R]) -> R:
        """Return what `work` returns. Raises Stopped, and what `work` raises."""
        try:
            self._at_once = True
            self.look()
            return work()
        finally:
            self._at_once = False

    @property
    def exit_code(self) -> int:
        """Return what a process ends with that a signal ended; 0 where none came."""
        return 128 + self.signal if self.signal else 0
