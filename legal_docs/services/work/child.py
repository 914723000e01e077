"""The process a house starts for its long work: one at a time; one that dies at once is tried ever later."""

import logging
import signal
import subprocess
import threading
import time
from collections.abc import Callable

LOG = logging.getLogger(__name__)
Process = subprocess.Popen[bytes]
SOON = 60.0
"""A process that lived for so many seconds had started well."""
LONGEST = 60.0
"""The longest pause between two tries, in seconds."""
_ASKED = {sign * number for number in (signal.SIGTERM, signal.SIGINT) for sign in (-1, 1)}
_ORDERLY = {0, *_ASKED, *(128 + number for number in _ASKED if number > 0)}


class Child:
    """The process, if it runs, and how often in a row it died as it started."""

    def __init__(self) -> None:
        self.process: Process | None = None
        self.failures = 0
        self._begun = self._not_before = 0.0
        self._lock = threading.Lock()

    def wake(self, start: Callable[[], Process]) -> None:
        """Start the process, unless it runs or has just failed to; what is wrong is told in the log."""
        with self._lock:
            if self.process is not None or time.monotonic() < self._not_before:
                return
            self._begun = time.monotonic()
            try:
                self.process = start()
            except OSError as error:
                self._failed(error.strerror or type(error).__name__)
                return
        threading.Thread(target=self._watch, args=(self.process,), daemon=True).start()

    def age(self) -> float:
        """Return for how many seconds the process has run, 0 where it does not."""
        return time.monotonic() - self._begun if self.process is not None else 0.0

    def _watch(self, process: Process) -> None:
        code = process.wait()
        with self._lock:
            if code in _ORDERLY:
                self.failures = 0
            else:
                self._failed(f"code {code}")
            self.process = None

    def _failed(self, why: str) -> None:
        """Count the failure; the next try comes twice as late as the last one."""
        lived = time.monotonic() - self._begun
        self.failures = self.failures + 1 if lived < SOON else 1
        pause = min(2.0**self.failures, LONGEST)
        self._not_before = time.monotonic() + pause
        said = "the process that does the jobs ended after %.0f s (%s); failure %d, next try in %.0f s"
        LOG.error(said, lived, why, self.failures, pause)
