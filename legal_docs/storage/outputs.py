"""The finished files of a case: immutable versions; the bytes are in the file store."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, func, insert, select, update

from legal_docs.model.life import Phase
from legal_docs.model.stored import Output, OutputKind, OutputState
from legal_docs.storage import damage
from legal_docs.storage.cases import needed
from legal_docs.storage.rows import Values, change, new_id, stored
from legal_docs.storage.sealing import OUTPUTS
from legal_docs.storage.tables_cases import cases
from legal_docs.storage.tables_work import outputs

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SEALED = ("name", "template")
_FILED = [
    phase.value
    for phase in Phase
    if not phase.is_before_filing and phase not in (Phase.RETURNED, Phase.NOT_SUED)
]


def next_run(tx: "Tx", case_id: int) -> int:
    """Return the number of the next run of the case; no two runs are given the same one."""
    chosen = cases.c.id == case_id
    counted = update(cases).where(chosen).values(last_run=cases.c.last_run + 1).returning(cases.c.last_run)
    return int(tx.connection.execute(counted).scalar_one())


def add(tx: "Tx", output: Output) -> Output:
    """Return the finished file just added, with its id."""
    needed(tx, output.case_id)
    output = output.model_copy(update={"id": new_id()})
    tx.connection.execute(insert(outputs).values(**_row(tx, output)))
    return find(tx, output.id) or output


def find(tx: "Tx", id: int) -> Output | None:
    """Return the finished file with this id, None where there is none."""
    return damage.one(tx, OUTPUTS, _all().where(outputs.c.id == id), _output)


def of_case(tx: "Tx", case_id: int, *, run: int | None = None) -> tuple[Output, ...]:
    """Return the finished files of the case (of one run), the newest run first, by kind and name in it.

    `is_stale`: the case file was changed since. What was filed is not: the approved files of the newest run
    that was approved, once the case is filed, are what lies with the court, whatever is entered later.
    """
    query = _all().where(outputs.c.case_id == case_id)
    if run is not None:
        query = query.where(outputs.c.run == run)
    found = damage.readable(tx, OUTPUTS, query, _output)
    return tuple(sorted(found, key=lambda o: (-o.run, o.kind.value, o.name, o.id)))


def set_state(tx: "Tx", ids: Iterable[int], state: OutputState) -> tuple[Output, ...]:
    """Return the files of these ids with their new state; LookupError where one is not there."""
    wanted = sorted(set(ids))
    chosen = _all().where(outputs.c.id.in_(wanted)).order_by(outputs.c.id).with_for_update(of=outputs)
    opened = damage.readable(tx, OUTPUTS, chosen, _output)
    found = tuple(output.model_copy(update={"state": state}) for output in opened)
    if missing := set(wanted) - {output.id for output in found}:
        raise LookupError(sorted(missing))
    for output in found:
        change(tx, outputs, output.id, _row(tx, output))
    return found


def _all() -> Select[Any]:
    joined = outputs.join(cases, cases.c.id == outputs.c.case_id)
    same = outputs.alias("same")
    approved = select(func.max(same.c.run)).where(
        same.c.case_id == outputs.c.case_id,
        same.c.state == OutputState.APPROVED.value,
        same.c.kind != OutputKind.PACK.value,
    )
    is_filed = and_(
        cases.c.phase.in_(_FILED),
        outputs.c.state == OutputState.APPROVED.value,
        outputs.c.run == approved.correlate(outputs).scalar_subquery(),
    )
    newest = cases.c.version.label("newest")
    return select(outputs, newest, is_filed.label("is_filed")).select_from(joined)


def _row(tx: "Tx", output: Output) -> Values:
    values = output.model_dump(exclude={"is_stale"})
    sealed = OUTPUTS.seal(tx.keys, values, {name: values.pop(name) for name in _SEALED})
    return stored(values) | {"sealed": sealed}


def _output(tx: "Tx", row: Values) -> Output:
    values = OUTPUTS.opened(tx.keys, row)
    is_newer, is_filed = values["data_version"] < values.pop("newest"), values.pop("is_filed")
    is_stale = is_newer and not is_filed
    return Output.model_validate(values | {"is_stale": is_stale})
