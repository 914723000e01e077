"""The desk: the wiring, and the person who sits at it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from legal_docs.model.account import Account
from legal_docs.model.trail import SealedEvent, TrailEvent
from legal_docs.services.wiring import Wiring

if TYPE_CHECKING:
    from legal_docs.storage.records import Records, Tx


@dataclass(frozen=True, slots=True)
class Desk:
    """What a service needs to work for one person.

    `session` is the id of the log-in the desk belongs to: each service then makes sure that it still lasts.
    It is null where there is none, as on the command line. `is_absent`: the work goes on while the person is
    away, so that the account is looked at again whenever a case is.
    """

    wiring: Wiring
    who: Account
    session: int | None = None
    is_absent: bool = False

    @property
    def records(self) -> "Records":
        """Return the store. Raises DatabaseError, KeysError."""
        return self.wiring.records

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return self.wiring.now()

    def today(self) -> date:
        """Return today in China."""
        return self.wiring.today()

    def note(self, tx: "Tx", action: str, thing: str = "", **detail: object) -> SealedEvent:
        """Write to the trail, in this transaction, that this person did `action` to `thing` (`case:12`).

        `detail` holds codes, ids, days and counts only: never a name, number, phone, address or account.
        """
        from legal_docs.storage import trail

        said = {name: str(value) for name, value in detail.items()}
        event = TrailEvent(at=self.now(), who=self.who.id, action=action, object=thing, detail=said)
        return trail.append(tx, event)
