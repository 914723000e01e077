"""The table of rights, held against what each role is for."""

import pytest

from legal_docs.access.rules import RIGHTS, Action, Reach, View, right
from legal_docs.model.account import Role

CONTENT = {
    Action.READ_CASE, Action.EDIT_CASE, Action.IMPORT_CASES, Action.READ_EVIDENCE, Action.EDIT_EVIDENCE,
    Action.DRAFT, Action.READ_PAPERS,
}  # fmt: skip


def actions(role: Role) -> set[Action]:
    return set(RIGHTS[role])


def test_every_role_has_its_own_account_and_nothing_that_is_not_listed() -> None:
    assert all(right(role, Action.OWN_ACCOUNT) for role in Role)
    assert set(RIGHTS) == set(Role)
    assert right(Role.LAWYER, Action.REVIEW) is None


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMINISTRATOR, Role.AUDITOR, Role.COUNSEL])
def test_only_lawyers_and_reviewers_see_the_content_of_cases(role: Role) -> None:
    assert not actions(role) & CONTENT
    assert actions(Role.LAWYER) >= CONTENT and actions(Role.REVIEWER) >= CONTENT


def test_a_manager_sees_masked_data_and_counsel_only_what_was_released() -> None:
    assert {view for _, view in RIGHTS[Role.MANAGER].values()} == {View.MASKED, View.NONE}
    reach = {right(Role.COUNSEL, a) for a in actions(Role.COUNSEL) - {Action.OWN_ACCOUNT}}
    assert reach == {(Reach.RELEASED, View.FULL)}


def test_administrator_and_auditor_reach_no_case() -> None:
    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        assert {reach for reach, _ in RIGHTS[role].values()} == {Reach.NO_CASE}


def test_nobody_both_manages_people_and_reads_the_trail() -> None:
    assert not [r for r in Role if {Action.MANAGE_PEOPLE, Action.READ_TRAIL} <= actions(r)]


def test_only_reviewers_review_and_decide_not_to_sue() -> None:
    for action in (Action.REVIEW, Action.DECIDE_NOT_TO_SUE):
        assert [role for role in Role if right(role, action)] == [Role.REVIEWER]
