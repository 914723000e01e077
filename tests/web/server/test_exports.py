"""/files/exports: the workbook is sent to who asked for it; everybody else gets what is not there."""

from legal_docs.model.account import Role
from legal_docs.services.desk import exports, sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.services.work import worker
from tests.houses import PASSWORD, person
from tests.services.desk.managed import filled
from tests.web.asking import Visitor


def test_an_export_is_saved_by_its_owner_alone(visitor: Visitor, house: Wiring, admin: Desk) -> None:
    filled(house)
    jing = person(admin, "jing", Role.MANAGER)
    person(admin, "qian", Role.MANAGER)
    quiet = Wiring(house.settings.model_copy(update={"worker": "none"}))
    job = exports.start(Desk(quiet, jing.who))
    quiet.engine.dispose()
    assert worker.serve(house, idle=0) == 1
    for login, status in (("jing", 200), ("qian", 404), ("admin", 404)):
        visitor.cookies["legal_docs"] = sessions.log_in(house, login, PASSWORD, "::1").token
        assert visitor.get(f"/files/exports/{job.id}").status == status
    visitor.cookies["legal_docs"] = sessions.log_in(house, "jing", PASSWORD, "::1").token
    saved = visitor.get(f"/files/exports/{job.id}")
    assert saved.body.startswith(b"PK") and saved.headers["cache-control"] == "no-store"
    assert saved.headers["content-disposition"].startswith('attachment; filename="file.xlsx"')
    assert visitor.get(f"/files/exports/{job.id + 1}").status == 404
    visitor.cookies.clear()
    assert visitor.get(f"/files/exports/{job.id}").status == 401
