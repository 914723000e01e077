"""Every right has words, and a service is called by the right that opens it."""

from legal_docs.access.rules import Action
from legal_docs.services.desk.permitted import registered
from legal_docs.web.parts.right_words import RIGHTS, service
from legal_docs.web.parts.trail_words import details


def test_every_right_has_words_of_its_own() -> None:
    assert set(RIGHTS) == set(Action) and len(set(RIGHTS.values())) == len(Action)


def test_no_service_is_shown_by_its_name_in_the_program() -> None:
    assert {service(each.name) for each in registered()} <= set(RIGHTS.values())
    assert details({"service": "counsel.open_release"}) == "操作 查看收到的案件"
    assert service("gone.long_since") == "gone.long_since"
