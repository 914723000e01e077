"""What a command left out, because it does not open, is named when the command is over."""

import sys
from collections.abc import Callable
from typing import Any

from legal_docs.cli import show, work
from legal_docs.errors import ExitCode
from legal_docs.services.desk.damage import noting


def run_naming_damage(app: Callable[..., Any]) -> None:
    """Run the command line; rows that were left out are told, and make a command fail that did not."""
    with noting(shows=True) as rows:
        try:
            app(standalone_mode=True)
        except SystemExit as left:
            if not rows or left.code not in (None, ExitCode.OK):
                raise
    for each in rows:
        show.tell(each.sentence(work.language(sys.argv)), "red")
    sys.exit(ExitCode.KEYS)
