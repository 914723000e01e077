"""What a step at a court enters into the case file: nothing twice, nothing guessed, nothing unasked."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from legal_docs.errors import BadInputError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.courses import open_courses
from legal_docs.model.judgment import InstrumentKind, Judgment
from legal_docs.model.life import Phase
from legal_docs.services.desk.court_entry import Differing, Entry, Particulars, Step, entry
from tests.storage.factory import PERSON, case

ON, SUED = date(2026, 6, 25), date(2026, 6, 20)
DOCKET = "（2026）某0106民初123号"
COURT = "某市某区人民法院"
FILED = Step(Phase.APPROVED, Phase.FILED, ON, DOCKET)
EFFECTIVE = Step(Phase.JUDGED, Phase.EFFECTIVE, ON, decided_on=date(2026, 6, 1))
TWO: dict[str, Any] = {
    "people": [PERSON, PERSON | {"name": "李某乙", "id_number": "", "phone": ""}],
    "debtors": [{"name": "张某甲"}, {"name": "李某乙"}],
}


def event(**changes: Any) -> CaseEvent:
    values = {"id": "E01", "on": SUED, "kind": EventKind.SUIT, "target": "张某甲"}
    return CaseEvent.model_validate(values | changes)


def judgment(**changes: Any) -> Judgment:
    values = {
        "number": DOCKET, "court": COURT, "issued_on": date(2026, 6, 1), "effective_on": ON,
        "operative_part": "偿还本金",
    }  # fmt: skip
    return Judgment.model_validate(values | changes)


def entered(given: CaseFile, step: Step = FILED, **told: Any) -> Entry:
    return entry(given, step, Particulars(**told))


def suits(found: Entry) -> list[tuple[str, date, str, EventKind]]:
    return [(each.id, each.on, each.target, each.kind) for each in found.case.events]


def test_filing_enters_one_suit_for_each_defendant_with_court_and_docket() -> None:
    found = entered(case(**TWO))
    assert suits(found) == [("E01", ON, "张某甲", EventKind.SUIT), ("E02", ON, "李某乙", EventKind.SUIT)]
    assert {each.note for each in found.case.events} == {f"{COURT}{DOCKET}"}
    assert found.new == (f"2026-06-25对张某甲、李某乙起诉（{COURT}{DOCKET}）",)
    assert not found.known and not found.differing
    assert "稳妥口径下不中断期间" in found.hints[-1]


def test_a_suit_counts_from_the_day_the_court_got_it_and_never_from_after_the_filing() -> None:
    assert suits(entered(case(), sued_on=SUED))[0][1] == SUED
    late = entered(case(), sued_on=date(2026, 6, 26))
    assert (
        suits(late)[0][1] == ON and late.hints[0] == "起诉日期2026-06-26晚于立案日期，按2026-06-25计，请核对"
    )
    assert len(entered(case(), sued_on=ON).hints) == 1


def test_filing_for_enforcement_enters_an_application_against_whom_the_instrument_obliges() -> None:
    given = case(**TWO, stage="enforcement", judgments=(judgment(obligors=("李某乙",)),))
    assert suits(entered(given)) == [("E01", ON, "李某乙", EventKind.ENFORCEMENT)]
    assert suits(entered(case(**TWO, stage="enforcement")))[0][3] is EventKind.ENFORCEMENT


def test_who_has_died_is_not_sued_and_that_is_said() -> None:
    dead = event(id="E07", kind=EventKind.DEATH, on=date(2025, 1, 1))
    found = entered(case(**TWO, events=(dead,)))
    assert [each.target for each in found.case.events[1:]] == ["李某乙"]
    assert found.hints[0].startswith("张某甲已经死亡，没有登记")


def test_a_suit_that_stands_there_is_not_entered_again() -> None:
    given = case(events=(event(),))
    found = entered(given, sued_on=SUED)
    assert found.case == given and not found.new and not found.hints
    assert found.known == ("2026-06-20对张某甲的起诉已经录入",)
    ended = case(events=(event(ended_on=SUED, ended_by=EndedBy.WITHDRAWN),))
    assert entered(ended, sued_on=SUED).known


@pytest.mark.parametrize(
    ("ended_on", "is_same"), [(None, True), (date(2026, 6, 26), True), (ON, False), (date(2025, 1, 1), False)]
)
def test_a_suit_that_had_ended_by_then_is_another_one(ended_on: date | None, is_same: bool) -> None:
    given = case(events=(event(ended_on=ended_on, ended_by=EndedBy.WITHDRAWN if ended_on else None),))
    found = entered(given)
    assert bool(found.differing) is is_same and len(found.case.events) == (1 if is_same else 2)
    assert bool(found.new) is not is_same


@pytest.mark.parametrize("change", [{"target": "李某乙"}, {"kind": EventKind.ARBITRATION}])
def test_what_is_no_suit_against_this_person_is_another_thing(change: dict[str, Any]) -> None:
    found = entered(case(**TWO | {"debtors": [{"name": "张某甲"}]}, events=(event(**change),)))
    assert [each.target for each in found.case.events] == [change.get("target", "张某甲"), "张某甲"]


def test_another_day_is_asked_about_and_changed_only_when_told() -> None:
    given = case(events=(event(debts=("借据1",)),))
    found = entered(given)
    assert found.differing == ("已录入2026-06-20对张某甲起诉（借据1），与这次登记的2026-06-25不同",)
    assert found.case == given and not found.new
    assert entered(given, differing=Differing.KEEP) == found
    changed = entered(given, differing=Differing.CHANGE)
    assert changed.case.events == (event(debts=("借据1",), on=ON),)
    assert changed.new == ("对张某甲的起诉改为2026-06-25",)


def test_a_number_no_event_has_is_taken() -> None:
    first, third = event(target="王某丙"), event(id="E03", target="王某丙")
    found = entered(case(events=(first, third)))
    assert [each.id for each in found.case.events] == ["E01", "E03", "E02"]


@pytest.mark.parametrize(
    ("before", "how"), [(Phase.JUDGED, EndedBy.JUDGMENT), (Phase.MEDIATED, EndedBy.MEDIATION)]
)
def test_taking_effect_ends_the_open_suits(before: Phase, how: EndedBy) -> None:
    old = event(id="E05", ended_on=date(2020, 1, 1), ended_by=EndedBy.JUDGMENT)
    found = entered(case(events=(old, event())), replace(EFFECTIVE, before=before))
    assert found.case.events == (old, event(ended_on=ON, ended_by=how))
    assert found.new == (f"2026-06-20对张某甲的起诉于2026-06-25终结（{how.label}）",) and not found.differing


def test_taking_effect_without_a_suit_on_record_says_what_is_missing() -> None:
    found = entered(case(), EFFECTIVE)
    assert (
        not found.new and "案件资料中没有起诉" in found.hints[0] and "没有登记生效法律文书" in found.hints[1]
    )


def test_an_end_that_stands_there_is_known_or_asked_about() -> None:
    same = event(ended_on=ON, ended_by=EndedBy.JUDGMENT)
    assert entered(case(events=(same,)), EFFECTIVE).known == ("对张某甲的起诉于2026-06-25终结，已经录入",)
    given = case(events=(event(ended_on=date(2026, 6, 24), ended_by=EndedBy.JUDGMENT),))
    found = entered(given, EFFECTIVE)
    assert "与生效日期2026-06-25不同" in found.differing[0] and found.case == given
    assert entered(given, EFFECTIVE, differing=Differing.KEEP) == found
    assert entered(given, EFFECTIVE, differing=Differing.CHANGE).case.events == (same,)
    withdrawn = case(events=(event(ended_on=date(2026, 6, 24), ended_by=EndedBy.WITHDRAWN),))
    assert not entered(withdrawn, EFFECTIVE).differing


def test_an_instrument_is_entered_where_its_number_and_words_are_told() -> None:
    told = {"number": DOCKET, "operative_part": "偿还本金"}
    found = entered(case(events=(event(),)), EFFECTIVE, **told)
    assert found.case.judgments == (judgment(),)
    assert found.new[-1] == f"{COURT}{DOCKET}，2026-06-01作出，2026-06-25生效"
    assert "没有填写履行期限天数" in found.hints[-1]
    in_ten = entered(case(), EFFECTIVE, performance_days=10, **told)
    assert in_ten.case.judgments == (judgment(performance_days=10),)
    assert not [each for each in in_ten.hints if "履行期限天数" in each]
    other = entered(case(), replace(EFFECTIVE, before=Phase.MEDIATED), court="另一法院", **told)
    assert other.case.judgments == (judgment(kind=InstrumentKind.MEDIATION, court="另一法院"),)
    for lacking in (told | {"number": ""}, told | {"operative_part": ""}):
        assert not entered(case(), EFFECTIVE, **lacking).case.judgments
    assert not entered(case(), replace(EFFECTIVE, decided_on=None), **told).case.judgments


def test_an_instrument_with_signs_that_cannot_be_kept_is_refused() -> None:
    with pytest.raises(BadInputError, match="不能使用的字符"):
        entered(case(), EFFECTIVE, number=DOCKET, operative_part="偿\x00还")


def test_an_instrument_on_record_is_compared_by_its_day() -> None:
    known = case(judgments=(judgment(),))
    assert entered(known, EFFECTIVE).known == (f"{DOCKET}于2026-06-25生效已经录入",)
    other = case(judgments=(judgment(effective_on=date(2026, 6, 24)),))
    found = entered(other, EFFECTIVE)
    assert "于2026-06-24生效，与这次登记的2026-06-25不同" in found.differing[0] and found.case == other
    assert entered(other, EFFECTIVE, differing=Differing.KEEP) == found
    changed = entered(other, EFFECTIVE, differing=Differing.CHANGE)
    assert changed.case == known and changed.new == (f"{DOCKET}的生效日期改为2026-06-25",)
    two = case(judgments=(judgment(), judgment(number="（2025）某1号")))
    assert "有几份生效法律文书" in entered(two, EFFECTIVE).hints[-1]
    assert entered(two, EFFECTIVE, number=DOCKET).known


def test_an_application_for_enforcement_is_entered_but_not_when_a_closed_case_is_taken_up_again() -> None:
    step = Step(Phase.EFFECTIVE, Phase.ENFORCEMENT, ON)
    given = case(judgments=(judgment(),), events=(event(ended_on=ON, ended_by=EndedBy.JUDGMENT),))
    assert suits(entered(given, step))[-1] == ("E02", ON, "张某甲", EventKind.ENFORCEMENT)
    assert entered(given, replace(step, before=Phase.CLOSED)) == Entry(given)


def test_closing_ends_what_is_open_in_the_way_that_is_told() -> None:
    step = Step(Phase.FILED, Phase.CLOSED, ON)
    application = event(id="E02", kind=EventKind.ENFORCEMENT)
    given = case(events=(event(), application))
    found = entered(given, step, ended_by=EndedBy.WITHDRAWN)
    assert found.case.events == (event(ended_on=ON, ended_by=EndedBy.WITHDRAWN), application)
    assert found.new == ("2026-06-20对张某甲的起诉于2026-06-25终结（撤诉）",)
    found = entered(given, step, ended_by=EndedBy.CLOSED_FOR_NOW)
    assert [each.ended_by for each in found.case.events] == [None, EndedBy.CLOSED_FOR_NOW]
    both = entered(given, step, ended_by=EndedBy.OTHER)
    assert [each.ended_by for each in both.case.events] == [EndedBy.OTHER] * 2
    assert "起诉、申请执行仍记为尚未终结" in entered(given, step).hints[0]
    assert entered(case(), step, ended_by=EndedBy.OTHER) == Entry(case())


def test_what_began_later_is_not_ended_and_open_is_what_has_no_end() -> None:
    later = event(on=date(2026, 6, 26))
    given = case(events=(later, event(id="E02", ended_on=ON), event(id="E03", kind=EventKind.OTHER)))
    assert open_courses(given) == (later,)
    assert not entered(given, Step(Phase.FILED, Phase.CLOSED, ON), ended_by=EndedBy.OTHER).new


@pytest.mark.parametrize("after", [Phase.HEARD, Phase.JUDGED, Phase.MEDIATED, Phase.RETURNED, Phase.DRAFTED])
def test_other_steps_enter_nothing(after: Phase) -> None:
    given = case(events=(event(),))
    assert entered(given, replace(FILED, after=after)) == Entry(given)
