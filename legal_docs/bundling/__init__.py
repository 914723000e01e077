"""证据卷: an evidence folder -> exhibits -> one numbered, indexed, linked and verified PDF.

`plan.plan` says what goes in and what is wrong, `bind.bind` makes the PDF, `verify.verify` opens it again.
"""
