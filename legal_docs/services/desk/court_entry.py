"""What a step at a court says for the case file: suits and applications, how they ended, instruments."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pydantic import ValidationError

from legal_docs.errors import BadInputError
from legal_docs.law.executing.enforcement_events import obligors_of
from legal_docs.law.limiting.interruption import FINAL
from legal_docs.model.base import Labelled
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.courses import open_courses
from legal_docs.model.judgment import InstrumentKind, Judgment
from legal_docs.model.life import Phase

ENDS = {
    EventKind.SUIT: (
        EndedBy.WITHDRAWN, EndedBy.DEEMED_WITHDRAWN, EndedBy.NOT_ACCEPTED, EndedBy.DISMISSED,
        EndedBy.JUDGMENT, EndedBy.MEDIATION, EndedBy.OTHER,
    ),
    EventKind.ENFORCEMENT: (
        EndedBy.PERFORMED, EndedBy.CLOSED_FOR_NOW, EndedBy.ENFORCEMENT_ENDED, EndedBy.OTHER,
    ),
}  # fmt: skip
"""How proceedings that are still open can have ended when their case is closed."""
_WHERE = "“催收与事件”"
_PROOF = "没有证明材料的起诉、申请，在稳妥口径下不中断期间。登记后请上传受理通知书等材料，并在“办理”中注明"


class Differing(Labelled):
    """已录入的内容不同时."""

    KEEP = "keep", "保留已录入的内容"
    CHANGE = "change", "改为这次登记的内容"


@dataclass(frozen=True, slots=True)
class Particulars:
    """登记事项: what is told of a step beside its day; what is empty is not known.

    `sued_on` is the day the court got the complaint. `number`, `court`, `operative_part` are of the
    instrument that took effect; it is to be performed within `performance_days` of that. `ended_by` says how
    open proceedings ended when the case is closed.
    `differing`: what to do where the case file says otherwise; null: not asked yet.
    """

    sued_on: date | None = None
    number: str = ""
    court: str = ""
    operative_part: str = ""
    performance_days: int | None = None
    ended_by: EndedBy | None = None
    differing: Differing | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step at a court: from which phase to which, on which day; `decided_on` is that of the judgment."""

    before: Phase
    after: Phase
    on: date
    docket: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """登记内容: the case file as it will be, and in sentences why.

    `new` is what will be entered, `known` what stands there already and is not entered twice, `differing`
    what stands there otherwise, `hints` what is left for people to do.
    """

    case: CaseFile
    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def entry(case: CaseFile, step: Step, told: Particulars) -> Entry:
    """Return what the step enters into the case file.

    A suit counts from the day the court got the complaint, else from the day of filing (诉讼时效规定2020.10):
    one event for each defendant alive, of the kind the case is about. One that is open, or has not ended by
    then, is the same suit and is not entered again. Raises BadInputError where what is told of an
    instrument cannot be used.
    """
    book = _Book(case, step, told)
    if step.after is Phase.FILED:
        book.begin(EventKind.ENFORCEMENT if case.stage is Stage.ENFORCEMENT else EventKind.SUIT)
    elif step.after is Phase.EFFECTIVE:
        book.decide()
    elif step.after is Phase.ENFORCEMENT and step.before is Phase.EFFECTIVE:
        book.begin(EventKind.ENFORCEMENT)
    elif step.after is Phase.CLOSED:
        book.close()
    return book.entry()


@dataclass
class _Book:
    """The entries of one step, as they are made."""

    case: CaseFile
    step: Step
    told: Particulars
    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    def entry(self) -> Entry:
        found = (tuple(each) for each in (self.new, self.known, self.differing, self.hints))
        return Entry(self.case, *found)

    def begin(self, kind: EventKind) -> None:
        """Enter that proceedings were begun against each person."""
        told = self.told.sued_on
        day = min(told, self.step.on) if told else self.step.on
        if told and told > day:
            self.hints.append(f"起诉日期{told}晚于立案日期，按{day}计，请核对")
        court = self.told.court or self.case.court
        note = f"{court}{self.step.docket}"
        added, known = [], []
        for name in self._whom(kind):
            same = [each for each in self.case.events if _is_same(each, kind, name, day)]
            if not same:
                self._add(kind, name, day, note)
                added.append(name)
            elif any(each.on == day for each in same):
                known.append(name)
            else:
                self._other_day(same[-1], day)
        if known:
            self.known.append(f"{day}对{'、'.join(known)}的{kind.label}已经录入")
        if added:
            self.new.append(f"{day}对{'、'.join(added)}{kind.label}（{note}）")
            self.hints.append(_PROOF)

    def decide(self) -> None:
        """Enter that the suit ended with an instrument in effect, and the instrument where it is known."""
        is_mediated = self.step.before is Phase.MEDIATED
        how = EndedBy.MEDIATION if is_mediated else EndedBy.JUDGMENT
        suits = [each for each in self.case.events if each.kind is EventKind.SUIT]
        if not suits:
            self.hints.append(f"案件资料中没有起诉，没有登记诉讼终结。请在{_WHERE}中补录")
        self._end((EventKind.SUIT,), how)
        for each in () if self.new else suits:  # with an open one, those that ended are other suits
            self._ended(each)
        self._instrument(InstrumentKind.MEDIATION if is_mediated else InstrumentKind.JUDGMENT)

    def close(self) -> None:
        """Enter how what is still open ended, where that is told."""
        still = open_courses(self.case)
        if still and self.told.ended_by:
            kinds = [kind for kind, ends in ENDS.items() if self.told.ended_by in ends]
            self._end(tuple(kinds), self.told.ended_by)
        elif still:
            what = "、".join(dict.fromkeys(each.kind.label for each in still))
            self.hints.append(f"没有选择程序如何终结，案件资料中的{what}仍记为尚未终结，期间据此计算")

    def _whom(self, kind: EventKind) -> Iterator[str]:
        """Yield against whom: the obligors of the instruments in enforcement, else the defendants."""
        obliged = [name for each in self.case.judgments for name in obligors_of(self.case, each)]
        names = obliged if kind is EventKind.ENFORCEMENT and obliged else list(self.case.defendants())
        dead = {each.target for each in self.case.events if each.kind is EventKind.DEATH}
        for name in dict.fromkeys(names):
            if name in dead:
                self.hints.append(f"{name}已经死亡，没有登记。起诉列其为被告的，请在{_WHERE}中核对")
            else:
                yield name

    def _add(self, kind: EventKind, name: str, day: date, note: str) -> None:
        event = CaseEvent(id=_free(self.case), on=day, kind=kind, target=name, note=note)
        self._put((*self.case.events, event))

    def _other_day(self, event: CaseEvent, day: date) -> None:
        debts = f"（{'、'.join(event.debts)}）" if event.debts else ""
        said = f"已录入{event.on}对{event.target}{event.kind.label}{debts}，与这次登记的{day}不同"
        self._differs(said, event, on=day)

    def _end(self, kinds: tuple[EventKind, ...], how: EndedBy) -> None:
        on = self.step.on
        ended: dict[tuple[date, EventKind], list[str]] = {}
        for each in open_courses(self.case):
            if each.kind in kinds and each.on <= on:
                self._replace(each, ended_on=on, ended_by=how)
                ended.setdefault((each.on, each.kind), []).append(each.target)
        self.new += [
            f"{begun}对{'、'.join(names)}的{kind.label}于{on}终结（{how.label}）"
            for (begun, kind), names in ended.items()
        ]

    def _ended(self, suit: CaseEvent) -> None:
        if suit.ended_by in FINAL and suit.ended_on == self.step.on:
            self.known.append(f"对{suit.target}的起诉于{suit.ended_on}终结，已经录入")
        elif suit.ended_by in FINAL:
            said = f"已录入对{suit.target}的起诉于{suit.ended_on}终结，与生效日期{self.step.on}不同"
            self._differs(said, suit, ended_on=self.step.on)

    def _instrument(self, kind: InstrumentKind) -> None:
        known, number = self.case.judgments, self.told.number
        found = [each for each in known if each.number == number] if number else list(known)
        if len(found) == 1:
            self._effective(found[0])
        elif not found and number and self.told.operative_part and self.step.decided_on:
            self._award(kind, self.step.decided_on)
        elif found:
            self.hints.append("案件资料中有几份生效法律文书，没有填写文书号，没有核对生效日期")
        else:
            self.hints.append(
                f"没有登记生效法律文书（需要文书号和主文）。录入之后才计算申请执行期间，请在{_WHERE}中补录"
            )

    def _award(self, kind: InstrumentKind, decided_on: date) -> None:
        try:
            made = Judgment(
                number=self.told.number,
                kind=kind,
                court=self.told.court or self.case.court,
                issued_on=decided_on,
                effective_on=self.step.on,
                operative_part=self.told.operative_part,
                performance_days=self.told.performance_days,
            )
        except ValidationError:
            raise BadInputError(
                "文书号、作出法院或者主文中有不能使用的字符，请重新录入",
                "Number, court or operative part hold characters that cannot be used; type them again",
            ) from None
        self.case = self.case.model_copy(update={"judgments": (*self.case.judgments, made)})
        self.new.append(f"{made.court}{made.number}，{made.issued_on}作出，{made.effective_on}生效")
        if made.performance_days is None:
            self.hints.append(
                "没有填写履行期限天数，申请执行期间和履行期限按生效日期计；主文写明“生效之日起几日内”的，请填写"
            )

    def _effective(self, found: Judgment) -> None:
        on = self.step.on
        if found.effective_on == on:
            self.known.append(f"{found.number}于{on}生效已经录入")
            return
        self.differing.append(f"已录入{found.number}于{found.effective_on}生效，与这次登记的{on}不同")
        if self.told.differing is Differing.CHANGE:
            newer = found.model_copy(update={"effective_on": on})
            judgments = tuple(newer if each == found else each for each in self.case.judgments)
            self.case = self.case.model_copy(update={"judgments": judgments})
            self.new.append(f"{found.number}的生效日期改为{on}")

    def _differs(self, said: str, event: CaseEvent, **change: date) -> None:
        self.differing.append(said)
        if self.told.differing is Differing.CHANGE:
            self._replace(event, **change)
            self.new.append(f"对{event.target}的{event.kind.label}改为{next(iter(change.values()))}")

    def _replace(self, event: CaseEvent, **change: object) -> None:
        newer = event.model_copy(update=change)
        self._put(tuple(newer if each == event else each for each in self.case.events))

    def _put(self, events: tuple[CaseEvent, ...]) -> None:
        self.case = self.case.model_copy(update={"events": events})


def _is_same(event: CaseEvent, kind: EventKind, name: str, day: date) -> bool:
    """Return whether an event stands for the proceedings begun on a day: it had not ended by then."""
    if event.kind is not kind or event.target != name:
        return False
    return event.on == day or event.ended_on is None or event.ended_on > day


def _free(case: CaseFile) -> str:
    """Return a number no event of the case has."""
    taken = {each.id for each in case.events}
    return next(id for n in range(1, len(taken) + 2) if (id := f"E{n:02d}") not in taken)
