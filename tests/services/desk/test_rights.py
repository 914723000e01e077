"""Which right each service asks for, written down a second time: a slip in a decorator opens no door.

`test_permitted` walks every service with the right it asks for itself; this table says which right that is.
A new service is entered here by whoever has thought about who may use it.
"""

from legal_docs.access.rules import Action
from legal_docs.services.desk.permitted import registered

WANTED = {
    Action.LIST_CASES: "cases.list_cases",
    Action.READ_STATUS: (
        "cases.branches cases.colleagues cases.names cases.status_of deadlines.nearest moving.moves"
    ),
    Action.READ_CASE: (
        "cases.history cases.open_case checking.debt_on checking.look jobs.jobs_of moving.possible "
        "today.today"
    ),
    Action.EDIT_CASE: (
        "cases.assign cases.save_case drafts.drop drafts.find drafts.keep editing.begin editing.check "
        "editing.keep editing.renew"
    ),
    Action.IMPORT_CASES: (
        "intake.drop intake.fix intake.job_of intake.look intake.open_uploads intake.take "
        "intake.take_later intake.template intake.unfix intake.upload"
    ),
    Action.CHECK_CASE: "checking.check refreshing.refresh",
    Action.READ_EVIDENCE: (
        "evidence.items evidence.opened evidence.table leafing.evidence_page leafing.evidence_pages "
        "looking.look looking.start_look"
    ),
    Action.EDIT_EVIDENCE: (
        "evidence.add_archive evidence.add_files evidence.describe evidence.remove evidence.rename "
        "evidence.reorder replacing.replace"
    ),
    Action.DRAFT: "making.make making.start_make",
    Action.READ_PAPERS: "leafing.output_page outputs.content outputs.opened outputs.outputs outputs.told",
    Action.SUBMIT: "reviewing.submit",
    Action.REVIEW: "reviewing.approve reviewing.send_back",
    Action.RELEASE: (
        "packing.release releasing.counsels releasing.ready releasing.releases_of releasing.revoke "
        "releasing.start_release reporting.reports_of reporting.waiting"
    ),
    Action.MOVE_CASE: (
        "court_proof.prove court_proof.unproved deadlines.enter deadlines.mark_done "
        "deadlines.withdraw moving.move moving.note_court moving.to_enter "
        "reporting.settle reporting.take_over reporting.to_enter"
    ),
    Action.DECIDE_NOT_TO_SUE: "moving.decide_not_to_sue",
    Action.READ_DEADLINES: "deadlines.due deadlines.of_case ics.of_all ics.of_one",
    Action.READ_RELEASED: (
        "counsel.open_release counsel.pack_content counsel.released counsel.whole_pack leafing.pack_page"
    ),
    Action.ACKNOWLEDGE: "counsel.acknowledge",
    Action.REPORT_BACK: (
        "report_drafts.drop report_drafts.find report_drafts.keep report_drafts.left_over "
        "report_drafts.over reporting.my_reports reporting.report_back reporting.report_workbook"
    ),
    Action.READ_FIGURES: "figures.branches figures.figures",
    Action.EXPORT_FIGURES: (
        "exporting.exported exporting.figures_xlsx exports.newest exports.opened exports.start"
    ),
    Action.MANAGE_PEOPLE: (
        "leaving.hand_on leaving.heirs leaving.holding people.add people.change people.disable "
        "people.enable people.end_sessions people.listing people.reset_password"
    ),
    Action.MANAGE_TEMPLATES: (
        "previewing.newest previewing.seen previewing.start templates.check templates.content "
        "templates.drop templates.listing templates.packaged templates.preview templates.upload templates.use"
    ),
    Action.MANAGE_TABLES: (
        "entering.holidays entering.rate entering_courts.court entering_courts.known "
        "entering_courts.without entering_wages.rows entering_wages.wage entering_wages.without "
        "recounting.again recounting.latest recounting_all.outdated recounting_all.start tables.compare "
        "tables.content tables.drop tables.look tables.upload tables.use tables.versions"
    ),
    Action.READ_TRAIL: "trail.logins trail.numbers trail.read trail.verify",
    Action.EXPORT_ANCHOR: "trail.anchor",
    Action.OWN_ACCOUNT: "jobs.is_held_up jobs.job jobs.mine people.own_password",
}


def test_each_service_asks_for_the_right_written_down_here() -> None:
    wanted = {name: action for action, names in WANTED.items() for name in names.split()}
    assert {service.name: service.action for service in registered()} == wanted
    assert set(WANTED) == set(Action)
