from legal_docs.law.people.whereabouts import abroad, foreign, missing, unknown
from tests.law.assessing import person, sued
from tests.law.factory import BORROWER, CO_BORROWER


def test_only_people_who_are_sued_are_looked_at() -> None:
    other = person(name=CO_BORROWER, whereabouts="missing")
    assert missing(sued(people=[person(whereabouts="missing"), other])) == (BORROWER,)
    both = [{"name": BORROWER}, {"name": CO_BORROWER}]
    assert missing(sued(people=[person(), other], debtors=both)) == (CO_BORROWER,)


def test_each_state_is_told_apart() -> None:
    found = sued(people=[person(whereabouts="abroad", nationality="外国")])
    assert (missing(found), abroad(found), foreign(found), unknown(found)) == (
        (),
        (BORROWER,),
        (BORROWER,),
        (),
    )
    assert unknown(sued(people=[person(whereabouts=None)])) == (BORROWER,)
    assert unknown(sued(people=[{"kind": "organisation", "name": BORROWER}])) == ()
