"""The one case of a file that is meant, and the sentence where it cannot be used."""

from collections.abc import Iterable

from legal_docs.errors import BadInputError
from legal_docs.intake.read import Intake, LoadedCase
from legal_docs.model.problem import Problem


def one(found: Intake, number: str | None) -> LoadedCase:
    """Return the case `number` of `found`, or its only one where none is named.

    Raises BadInputError where there are several, where there is none, and where it cannot be used.
    """
    chosen = [each for each in found.cases if number in (None, each.case.number)]
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        names = "、".join(each.case.number for each in chosen)
        raise BadInputError(
            f"文件中有{len(chosen)}件案件（{names}）。请用 --case 指定其中一件",
            f"There are {len(chosen)} cases ({names}). Name one of them with --case",
        )
    errors = [p for p in found.problems if p.is_error and p.place.case in ("", number or p.place.case)]
    if errors:
        raise refused(errors)
    raise BadInputError(
        f"没有案件{number or ''}。请核对 --case 和案件文件", f"There is no case {number or ''}. Check --case"
    )


def refused(problems: Iterable[Problem]) -> BadInputError:
    """Return what is raised where the errors among `problems` stop the work: all their sentences."""
    errors = [problem for problem in problems if problem.is_error]
    return BadInputError("；".join(p.sentence() for p in errors), "; ".join(p.sentence("en") for p in errors))
