"""Two cases in a branch, imported by a lawyer of it."""

import pytest

from legal_docs.model.account import Role
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import intake
from legal_docs.services.desk.desk import Desk
from tests.houses import person
from tests.services.desk.uploads import NUMBERS, archive

EAST = "东支行"


@pytest.fixture
def li(admin: Desk) -> Desk:
    return person(admin, "li", Role.LAWYER, EAST)


@pytest.fixture
def made(li: Desk) -> tuple[CaseRecord, ...]:
    upload = intake.upload(li, "案件.zip", archive(), EAST)
    return intake.take(li, upload.id, NUMBERS[:2])
