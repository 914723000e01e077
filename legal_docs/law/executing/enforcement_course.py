"""The course of an enforcement: the days by which the court acts, and when to turn to the higher one."""

from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.periods import Deadline, add_days, add_months, deadline

NOTICE_DAYS, FILING_DAYS = 10, 7
HIGHER_COURT_MONTHS = 6
OBJECTION_TO_PLAN_DAYS, JURISDICTION_DAYS = 15, 10


@dataclass(frozen=True, slots=True)
class Course:
    """The days after an application: court files or refuses, notice to the debtor, six months gone."""

    filed_by: date
    notice_by: date
    six_months_on: date

    def is_overdue(self, on: date) -> bool:
        """Return whether more than six months have gone by on the day `on`."""
        return on > self.six_months_on


@applies(
    "执行工作规定2020.16",
    "执行工作规定2020.22",
    "民诉法解释2022.480",
    "民诉法2023.237",
    "执行程序解释2020.10",
)
def course(applied_on: date) -> Course:
    """Return the days that follow once the court has the application, on `applied_on` (not counted)."""
    return Course(
        add_days(applied_on, FILING_DAYS),
        add_days(applied_on, NOTICE_DAYS),
        add_months(applied_on, HIGHER_COURT_MONTHS),
    )


@applies("民诉法解释2022.509")
def objection_to_plan(received_on: date) -> Deadline:
    """Return until when to object to a distribution plan received on `received_on`: fifteen days."""
    return deadline(add_days(received_on, OBJECTION_TO_PLAN_DAYS))


@applies("执行程序解释2020.3")
def objection_to_jurisdiction(notice_received_on: date) -> Deadline:
    """Return until when a party may object to the enforcing court: ten days from the notice."""
    return deadline(add_days(notice_received_on, JURISDICTION_DAYS))
