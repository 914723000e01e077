"""The internal sheet: the bank's figures beside ours, in a paper of its own."""

from datetime import date

from legal_docs.drafting.reconciliation import drafts, must_say, reconciliation
from legal_docs.model.filing import FilingKind
from tests.drafting.factory import dossier

DAY = "2025-01-11"
"""One day overdue: principal 100000.00, interest 6100.00, penalty 25.00, compound 1.53."""


def checks(**balance):
    rows = reconciliation(dossier(balances=[{"on": DAY} | balance])).checks
    return [(r.component, r.ours, r.bank, r.difference, r.remark) for r in rows]


def test_equal_figures_are_said_to_agree() -> None:
    assert checks(penalty="25.00") == [("罚息", "25.00", "25.00", "0.00", "一致")]


def test_a_difference_is_ours_less_the_banks_and_flagged_until_it_is_explained() -> None:
    open_ = "差额未说明，须核对后再提交"
    assert checks(penalty="24.00") == [("罚息", "25.00", "24.00", "1.00", open_)]
    assert checks(penalty="26.00") == [("罚息", "25.00", "26.00", "-1.00", open_)]
    assert checks(penalty="24.00", explanation="尾差") == [("罚息", "25.00", "24.00", "1.00", "尾差")]


def test_the_sheet_is_made_only_where_the_banks_figures_are_known() -> None:
    assert not list(drafts(dossier()))
    (draft,) = drafts(dossier(balances=[{"on": DAY, "penalty": "24.00"}], on=date(2025, 1, 11)))
    assert (draft.kind, draft.name) == (FilingKind.RECONCILIATION, "对账附页（内部）")
    assert {"25.00", "24.00", "T-1"} <= set(must_say(draft.context))  # type: ignore[arg-type]
