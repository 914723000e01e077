"""The signing library, which is an extra: loaded when first needed, and silent."""

import logging
from importlib.util import find_spec

from legal_docs.errors import MissingPartError

_LOGGERS = ("pyhanko", "pyhanko_certvalidator")


def installed() -> bool:
    """Return whether the extra is there."""
    return find_spec("pyhanko") is not None


def load() -> None:
    """Make the library ready; raises MissingPartError where the extra is not installed.

    It writes names of certificate holders to its log: the log is shut.
    """
    if not installed():
        raise MissingPartError(
            '没有安装电子签名部件。请安装：pip install "legal-docs[sign]"',
            'The part that signs is not installed. Install it: pip install "legal-docs[sign]"',
        )
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
