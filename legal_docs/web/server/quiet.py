"""Logs without personal data: numbers, phones and accounts are masked, in stack traces too."""

import logging

from legal_docs.access.masking import scrub


class Masked(logging.Formatter):
    """A formatter round another one: what that one writes is masked."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self.inner = inner

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, masked."""
        return scrub(self.inner.format(record))


def install() -> None:
    """Mask what every handler there is now writes; doing it twice changes nothing."""
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    for handler in {handler for logger in loggers for handler in logger.handlers}:
        if not isinstance(handler.formatter, Masked):
            handler.setFormatter(Masked(handler.formatter or logging.Formatter()))
