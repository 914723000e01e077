"""A house with one case of very long names at work in every role: what does not fit shows here."""

from dataclasses import dataclass
from pathlib import Path

from legal_docs.model.account import Role
from legal_docs.model.casefile import CaseFile
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import checking, counsel, evidence, making, packing, releasing, reviewing
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.storage import accounts, cases, jobs
from tests.browser import journey
from tests.browser.journey import CASE
from tests.houses import administrator, person, wired

BRANCH = "某省某市高新技术产业开发区科技金融特色专营支行小企业金融服务中心"
NUMBER = "LONG-2026-000000000001-某省某市经济技术开发区示例新能源装备制造-个人消费贷款"
DEBTOR = "某某某某某某·某某某·某某某某·某某某某某某"
FIRM = "某省某市示例与合作伙伴（自由贸易试验区）联合律师事务所 高级合伙人 某律师"
NOTE = "经与借款人多次沟通并核对放款凭证、还款流水、催收记录和登记资料，" * 4


@dataclass(frozen=True)
class House:
    """The wiring, the case, and what was released of it."""

    wiring: Wiring
    case: CaseRecord
    release: int


def furnished(home: Path) -> House:
    """The house: papers made, reviewed, released to counsel."""
    wiring = wired(home)
    admin = administrator(wiring)
    li, zhao, zhou = (
        _called(person(admin, login, role, branch), name)
        for login, role, branch, name in (
            ("li", Role.LAWYER, BRANCH, DEBTOR),
            ("zhao", Role.REVIEWER, BRANCH, DEBTOR),
            ("zhou", Role.COUNSEL, "", FIRM),
        )
    )
    for login, role in (("chen", Role.MANAGER), ("wei", Role.AUDITOR)):
        _called(person(admin, login, role), DEBTOR)
    case = _case_of(li)
    evidence.add_files(li, case.id, list(journey.evidence()))
    checking.check(li, case.id, on=li.today())
    making.make(li, case.id, on=li.today(), say=lambda *_: None)
    reviewing.submit(li, case.id, 1)
    reviewing.approve(zhao, case.id, 1, NOTE)
    releasing.start_release(li, case.id, 1, zhou.who.id, masked=False, note=NOTE)
    with wiring.records.writing() as tx:
        job = jobs.take(tx, at=wiring.now())
    assert job
    packing.pack_job(li, job, lambda *_: None)
    return House(wiring, case, counsel.released(zhou)[0].release.id)


def _case_of(li: Desk) -> CaseRecord:
    text = CASE.model_dump_json().replace(CASE.debtors[0].name, DEBTOR).replace(CASE.number, NUMBER)
    by = li.who.id
    with li.records.writing() as tx:
        made = CaseFile.model_validate_json(text)
        return cases.add(tx, made, branch=BRANCH, handler=by, by=by, at=li.now(), reason=NOTE)


def _called(desk: Desk, name: str) -> Desk:
    with desk.records.writing() as tx:
        changed = accounts.change(tx, desk.who.id, name=name)
    assert changed
    return Desk(desk.wiring, changed)
