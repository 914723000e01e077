"""What earlier runs left behind, for whoever wants to see what waits."""

from legal_docs.model.run import RunRecord
from legal_docs.services.wiring import Wiring


def latest(wiring: Wiring) -> tuple[RunRecord, ...]:
    """Return the newest run of each case, the earliest day to act first, cases without one last.

    A run that only found its output there already hides no earlier one. Raises DatabaseError.
    """
    from legal_docs.storage.runs import latest as newest

    return newest(wiring.engine)
