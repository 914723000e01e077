"""Logs of calls and messages as tables, beside the contact records that cite them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from legal_docs.bundling.contradictions.comparing import Compared, known, told, written
from legal_docs.bundling.contradictions.roles import Role
from legal_docs.bundling.contradictions.values import day
from legal_docs.bundling.reading import Words
from legal_docs.bundling.sheet import Row, Sheet
from legal_docs.model.contact import Channel, ContactRecord, Outcome

_DAY = re.compile("^(?:(?:发送|通话|拨打|呼叫|联系|催收|发出|外呼)(?:时间|日期))$")
_NUMBER = re.compile("^(?:(?:接收|被叫|拨打|联系|目标|对方)(?:号码|手机号码?|电话)|手机号码?|电话号码)$")
_STATE = re.compile("^(?:发送状态|接通情况|通话结果|状态|送达状态|呼叫结果)$")
_FAILED = re.compile("失败|未接|未通|未送达|拒接|关机|停机|空号|无人|UNDELIV")
_REACHED = re.compile("^(?:已送达|接通|已接通|成功|发送成功|已接听|DELIVRD)$")
_CHANNELS = (Channel.SMS, Channel.PHONE)


class Entry(NamedTuple):
    """One row of a log: where it stands, its day, its number and what became of it ("" where not told)."""

    row: int
    on: date
    number: str
    state: str


def compared(words: Words, role: Role) -> Iterator[Compared]:
    """Yield the contact records that the log they cite tells otherwise, or not at all."""
    entries = [entry for sheet in words.sheets for entry in _entries(sheet)]
    records = [each for each in role.contacts if each.channel in _CHANNELS]
    if entries and not words.is_cut:
        for record in records:
            yield from _record(words, record, entries)


def _entries(sheet: Sheet) -> Iterator[Entry]:
    days = [at for at, cell in enumerate(sheet.header) if _DAY.match(cell.strip())]
    numbers = [at for at, cell in enumerate(sheet.header) if _NUMBER.match(cell.strip())]
    states = [at for at, cell in enumerate(sheet.header) if _STATE.match(cell.strip())]
    if len(days) != 1:
        return
    for at, row in enumerate(sheet.rows, 1):
        if on := day(row[days[0]]):
            yield Entry(at, on, _cell(row, numbers), _cell(row, states))


def _cell(row: Row, columns: list[int]) -> str:
    return row[columns[0]].strip() if len(columns) == 1 else ""


def _record(words: Words, record: ContactRecord, entries: list[Entry]) -> Iterator[Compared]:
    name = f"{record.id}（{written(record.on)}{record.channel.label}）"
    same_day = [each for each in entries if each.on == record.on]
    if not same_day:
        right = known(f"催收记录 › {record.id}", record.on)
        yield Compared("contact", name, (right,), (told(None, words.file, shown="日志中没有该日的记录"),))
        return
    mine = [
        each for each in same_day if not record.sent_to or not each.number or each.number == record.sent_to
    ]
    if not mine:
        right = known(f"催收记录 › {record.id} › 号码", record.sent_to)
        rows = (told(each.number, words.file, row=each.row) for each in same_day)
        yield Compared("contact", f"{name}的号码", (right,), tuple(rows))
        return
    yield from _outcome(words, record, name, mine)


def _outcome(words: Words, record: ContactRecord, name: str, mine: list[Entry]) -> Iterator[Compared]:
    """Yield an outcome that no row of the day bears out."""
    against = {Outcome.REACHED: _FAILED, Outcome.NOT_REACHED: _REACHED}.get(record.outcome)
    if against and all(each.state and against.search(each.state) for each in mine):
        right = known(f"催收记录 › {record.id} › 结果", record.outcome.value, record.outcome.label)
        rows = tuple(told(each.state, words.file, row=each.row) for each in mine)
        yield Compared("contact", f"{name}的结果", (right,), rows)
