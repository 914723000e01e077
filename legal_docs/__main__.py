"""`python -m legal_docs` is the command line."""

from legal_docs.cli import main

main()
