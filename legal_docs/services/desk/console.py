"""The command line's desk: whoever may read the keys of the machine works as the program itself."""

from legal_docs.model.account import Account, Role
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring


def console(wiring: Wiring, role: Role) -> Desk:
    """Return a desk with the rights of a role; the trail says that it was the program (0)."""
    return Desk(wiring, Account(id=0, login="console", name="命令行", role=role))
