"""What a standing page asks: whose log-in it is, without prolonging it, and open to nobody's data."""

import re

from legal_docs.services.desk import sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.web.server import watching
from tests.houses import PASSWORD
from tests.web.asking import Visitor


def test_the_mark_stays_while_the_log_in_lasts_and_is_another_for_the_next(
    visitor: Visitor, house: Wiring, admin: Desk
) -> None:
    assert (visitor.get(watching.WHOSE).status, visitor.get(watching.WHOSE).text) == (200, "")
    one = sessions.log_in(house, "admin", PASSWORD, "::1")
    visitor.cookies["legal_docs"] = one.token
    mark = visitor.get(watching.WHOSE).text
    assert re.fullmatch("[0-9a-f]{16}", mark) and visitor.get(watching.WHOSE).text == mark
    assert str(one.session.id) not in mark
    visitor.cookies["legal_docs"] = sessions.log_in(house, "admin", PASSWORD, "::1").token
    assert visitor.get(watching.WHOSE).text not in ("", mark)
    visitor.cookies["legal_docs"] = one.token
    sessions.log_out(house, one.token)
    assert visitor.get(watching.WHOSE).text == ""


def test_the_script_is_there_and_asks_for_that_address(visitor: Visitor, admin: Desk) -> None:
    answer = visitor.get(watching.SCRIPT)
    assert answer.status == 200 and answer.headers["content-type"].startswith("text/javascript")
    assert f'fetch("{watching.WHOSE}"' in answer.text
    assert "MARK = /^([0-9a-f]{16})?$/;" in answer.text and "if (!MARK.test(now)) return;" in answer.text


def test_the_log_in_page_says_why_one_is_there(visitor: Visitor, admin: Desk) -> None:
    assert "登录已结束，请重新登录" in visitor.get("/login?over=1&next=%2Fcases").text
    assert "登录已结束" not in visitor.get("/login?next=%2Fcases").text
