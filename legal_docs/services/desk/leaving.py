"""Somebody leaves: what that person still has in hand, and the open cases handed on to another."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_docs.access.rules import Action
from legal_docs.model.account import Account, Role
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import permitted, refused

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

AT_ONCE = 50
"""So many cases change hands in one transaction, so that nobody else waits for long."""


@dataclass(frozen=True, slots=True)
class Holding:
    """经手事项: how much somebody still has in hand; of cases and papers nothing but the number.

    `cases` that are open, `drafts` not saved, `jobs` under way, `uploads` not wholly imported, `releases` to
    this counsel that were not taken back.
    """

    cases: int
    drafts: int
    jobs: int
    uploads: int
    releases: int

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return any((self.cases, self.drafts, self.jobs, self.uploads, self.releases))


@permitted(Action.MANAGE_PEOPLE)
def holding(desk: Desk, account_id: int) -> Holding:
    """Return what somebody still has in hand. Raises NotAllowedError where there is no such account."""
    from legal_docs.storage import holdings

    with desk.records.reading() as tx:
        _needed(tx, account_id)
        return Holding(**holdings.of_account(tx, account_id))


@permitted(Action.MANAGE_PEOPLE)
def heirs(desk: Desk, account_id: int) -> tuple[Account, ...]:
    """Return who may take over every open case of somebody, by login: of that branch or the head office."""
    from legal_docs.storage import accounts, holdings

    with desk.records.reading() as tx:
        _needed(tx, account_id)
        branches = holdings.branches_of_cases(tx, account_id)
        known = accounts.listing(tx)
    return tuple(each for each in known if each.id != account_id and all(_may(each, b) for b in branches))


@permitted(Action.MANAGE_PEOPLE)
def hand_on(desk: Desk, account_id: int, to: int) -> int:
    """Give every open case of somebody to another lawyer or reviewer; return how many there were.

    A case of a branch that person does not work for stays where it is. Raises NotAllowedError where one of
    the two is not there, or the other may handle no case.
    """
    from legal_docs.storage import holdings

    with desk.records.reading() as tx:
        _needed(tx, account_id)
        heir = _needed(tx, to)
        ids = holdings.open_cases(tx, account_id)
    if to == account_id or not _may(heir, heir.branch):
        raise refused()
    some = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
    return sum(_given(desk, each, account_id, to) for each in some)


def _given(desk: Desk, ids: tuple[int, ...], before: int, to: int) -> int:
    """Give these cases to another; one that changed hands, ended or does not open is left as it is.

    All are locked before the trail is, in the one order in which everybody locks them.
    """
    from legal_docs.storage import cases

    given = 0
    with desk.records.writing() as tx:
        heir = _needed(tx, to)
        for record in cases.many(tx, ids).values():
            if record.handler == before and record.phase.is_open and _may(heir, record.branch):
                desk.note(tx, "case.assign", f"case:{record.id}", handler=to)
                cases.note(tx, record.id, at=desk.now(), by=desk.who.id, handler=to)
                given += 1
    return given


def _may(who: Account, branch: str) -> bool:
    """Return whether somebody may handle cases of a branch, as `cases.assign` has it."""
    return who.is_active and who.role in (Role.LAWYER, Role.REVIEWER) and who.branch in ("", branch)


def _needed(tx: "Tx", id: int) -> Account:
    from legal_docs.storage import accounts

    found = accounts.find(tx, id)
    if found is None:
        raise refused()
    return found
