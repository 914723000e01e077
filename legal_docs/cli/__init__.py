"""The command line: each command gathers input, calls one service, shows the answer."""

from legal_docs.cli.main import main

__all__ = ["main"]
