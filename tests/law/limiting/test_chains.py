from datetime import date

from legal_docs.law.executing.enforcement import Base, enforcement
from legal_docs.law.limiting.interruption import Consent, Effect, Interruption
from legal_docs.law.limiting.limitation import limitation
from legal_docs.law.limiting.suspension import Obstacle
from legal_docs.model.contact import EndedBy

D = date


def test_a_suit_served_after_the_safe_period_does_not_move_the_safe_day() -> None:
    suit = Interruption(
        D(2022, 12, 1),
        is_proceeding=True,
        served_on=D(2023, 2, 1),
        ended_on=D(2023, 3, 1),
        ended_by=EndedBy.WITHDRAWN,
    )
    found = limitation(D(2020, 1, 10), events=[suit])
    assert found.safe_last_day == D(2023, 1, 10)
    assert found.event_effects == (Effect.EXPIRED,)
    assert found.lenient_last_day == D(2026, 3, 1)


def test_a_new_due_day_agreed_late_is_used_only_leniently() -> None:
    plan = Interruption(D(2022, 5, 6), consent=Consent.EXPRESS, restart_on=D(2023, 5, 6))
    found = limitation(D(2020, 1, 10), events=[plan])
    assert (found.safe_last_day, found.lenient_last_day) == (D(2025, 5, 6), D(2026, 5, 6))


def test_an_obstacle_that_lasts_leaves_no_statutory_day_but_keeps_the_safe_one() -> None:
    found = limitation(D(2021, 6, 30), suspensions=[Obstacle(D(2024, 2, 1), None, could_not_act=True)])
    assert (found.safe_last_day, found.statutory_last_day) == (D(2024, 6, 30), None)
    assert (found.running, found.reason, found.act_by) == (False, "suspended", D(2024, 6, 28))


def test_an_obstacle_nobody_decided_on_is_used_only_leniently() -> None:
    found = limitation(
        D(2021, 6, 30), suspensions=[Obstacle(D(2024, 2, 1), D(2024, 5, 20), could_not_act=False)]
    )
    assert (found.statutory_last_day, found.lenient_last_day) == (D(2024, 7, 1), D(2024, 11, 20))


def test_an_event_on_time_during_a_suspension_interrupts_the_statutory_chain_only() -> None:
    obstacle = Obstacle(D(2024, 2, 1), D(2024, 5, 20), could_not_act=True)
    found = limitation(D(2021, 6, 30), events=[Interruption(D(2024, 9, 2))], suspensions=[obstacle])
    assert found.event_effects == (Effect.BY_EXTENSION,)
    assert (found.safe_last_day, found.extended_reading_last_day) == (D(2024, 6, 30), D(2027, 9, 2))
    assert not found.settled


def test_a_late_event_in_a_year_not_loaded_is_left_to_a_person() -> None:
    found = limitation(D(2024, 1, 1), events=[Interruption(D(2027, 1, 4))])
    assert found.event_effects == (Effect.UNKNOWN_CALENDAR,)
    assert found.safe_last_day == D(2027, 1, 1)
    assert not found.settled


def test_events_after_a_final_judgment_are_not_examined() -> None:
    suit = Interruption(D(2022, 1, 1), is_proceeding=True, ended_on=D(2022, 6, 1), ended_by=EndedBy.JUDGMENT)
    found = limitation(D(2020, 1, 10), events=[suit, Interruption(D(2023, 1, 1))])
    assert found.event_effects == (Effect.REPLACED, Effect.NOT_EXAMINED)


def test_the_enforcement_period_takes_the_earlier_of_two_readings_of_suspension() -> None:
    base = Base(D(2022, 6, 30), D(2022, 6, 30))
    obstacle = Obstacle(D(2024, 5, 31), D(2024, 8, 1), could_not_act=True)
    found = enforcement(base, suspensions=[obstacle])
    assert (found.safe_last_day, found.statutory_last_day) == (D(2024, 6, 30), D(2024, 9, 2))


def test_a_base_day_beyond_the_calendar_leaves_no_statutory_day() -> None:
    found = enforcement(Base(D(2027, 1, 1), None))
    assert (found.safe_last_day, found.statutory_last_day) == (D(2029, 1, 1), None)


def test_an_end_noted_on_what_is_no_proceeding_does_not_move_the_period() -> None:
    plan = Interruption(D(2022, 5, 6), consent=Consent.EXPRESS, ended_on=D(2023, 5, 6))
    assert limitation(D(2020, 1, 10), events=[plan]).lenient_last_day == D(2025, 5, 6)


def test_two_equal_records_after_the_period_are_each_told_for_what_they_did() -> None:
    promise = Interruption(D(2023, 5, 6), consent=Consent.EXPRESS)
    found = limitation(D(2020, 1, 10), events=[promise, promise])
    assert found.event_effects == (Effect.WAIVER, Effect.INTERRUPTS)


def test_an_award_set_aside_lets_the_period_run_again_from_its_end() -> None:
    filed = Interruption(
        D(2020, 12, 10), is_proceeding=True, ended_on=D(2021, 9, 6), ended_by=EndedBy.AWARD_SET_ASIDE
    )
    assert limitation(D(2018, 7, 1), events=[filed]).safe_last_day == D(2024, 9, 6)


def test_the_twenty_years_run_from_the_harm_and_are_not_suspended() -> None:
    obstacle = Obstacle(D(2025, 1, 1), D(2025, 3, 1), could_not_act=True)
    found = limitation(D(2023, 5, 10), infringed_on=D(2005, 6, 2), suspensions=[obstacle])
    assert (found.safe_last_day, found.statutory_last_day) == (D(2025, 6, 2), D(2025, 6, 3))


def test_a_consent_beyond_the_calendar_starts_anew_on_the_lenient_reading_in_time_or_late() -> None:
    plan = Interruption(D(2027, 1, 2), consent=Consent.EXPRESS, proved=False)
    assert limitation(D(2024, 1, 1), events=[plan]).lenient_last_day == D(2030, 1, 2)
    demand = Interruption(D(2027, 1, 2))
    found = limitation(D(2024, 1, 1), events=[demand])
    assert (found.safe_last_day, found.lenient_last_day) == (D(2027, 1, 1), D(2027, 1, 1))
