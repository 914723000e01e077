"""Who heads the bank: the certificate's title goes by branch or legal person."""

from typing import Any

from legal_docs.drafting.identity import certificate, drafts, must_say
from tests.drafting.factory import dossier
from tests.drafting.test_enforcement import BANK


def paper(**bank: Any):
    return certificate(dossier(creditor=BANK | bank))


def test_the_head_of_a_branch_is_its_person_in_charge() -> None:
    found = paper(is_branch=True, head_title="行长")
    assert (found.capacity, found.head_name, found.head_post) == ("负责人", "赵某", "行长")
    assert must_say(found) == ("示例银行", "X", "赵某", "负责人", "行长")


def test_the_head_of_a_legal_person_is_its_legal_representative() -> None:
    assert paper(head_title="董事长").capacity == "法定代表人"


def test_a_capacity_given_as_title_is_no_post() -> None:
    assert paper(is_branch=True, head_title="法定代表人").head_post == ""
    assert paper(is_branch=True, head_title="法定代表人").capacity == "负责人"


def test_every_case_has_one() -> None:
    (draft,) = drafts(dossier(file_on="2025-07-01"))
    assert draft.name == "负责人身份证明书"
    assert draft.context.keys()["出具日期"] == "2025年7月1日"
