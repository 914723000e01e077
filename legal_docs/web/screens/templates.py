"""模板: the house's own Word templates: upload and check, preview, versions, taken into and out of use."""

from typing import Any

import streamlit as st

from legal_docs.model.casefile import Cause
from legal_docs.model.filing import FilingKind
from legal_docs.model.stored import Job, JobState
from legal_docs.model.supply import Supply
from legal_docs.services.desk import people, previewing, templates
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import progress, told
from legal_docs.web.parts.guard import guarded
from legal_docs.web.parts.moments import said as moment
from legal_docs.web.parts.plainly import plain
from legal_docs.web.parts.saying import said, say

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SAID = "templates"


def show(desk: Desk) -> None:
    """Show the screen."""
    st.title("模板", anchor=False)
    with st.container():  # its place stays taken, so that the chosen tab stays chosen
        said(_SAID)
    own, new, packaged = st.tabs(["本行模板", "上传模板", "程序自带的模板"])
    with own, told.telling():
        _own(desk)
    with new, told.telling():
        _upload(desk)
    with packaged, told.telling():
        _packaged(desk)


def _own(desk: Desk) -> None:
    kept = templates.listing(desk)
    if not kept:
        st.info(
            "还没有上传本行的模板，文书按程序自带的模板制作。需要时请在“上传模板”中上传。",
            icon=":material/info:",
        )
        return
    who = {account.id: account.name for account in people.listing(desk)}
    st.dataframe([_row(each, who) for each in kept], hide_index=True, width="stretch")
    by_id = {each.id: each for each in kept}
    chosen = st.selectbox(
        "选择模板和版本", list(by_id), format_func=lambda id: _called(by_id[id]), key="templates_chosen"
    )
    _actions(desk, by_id[chosen])


def _row(supply: Supply, who: dict[int, str]) -> dict[str, Any]:
    note = supply.template
    return {
        "模板编号": supply.key,
        "上传次序": supply.version,
        "模板版本": note.version if note else "",
        "状态": "使用中" if supply.is_active else "未使用",
        "文书": note.kind.label if note else "",
        "适用案由": note.cause.label if note and note.cause else "全部",
        "适用法院": (note.court if note else "") or "全部",
        "上传": f"{moment(supply.added_at)} {who.get(supply.added_by, '')}",
        "启用或停用": f"{moment(supply.changed_at)} {who.get(supply.changed_by or 0, '')}".strip(),
        "说明": supply.reason,
        "文件": supply.name,
    }


def _called(supply: Supply) -> str:
    return f"{supply.key} 第{supply.version}次上传{'（使用中）' if supply.is_active else ''}"


def _actions(desk: Desk, chosen: Supply) -> None:
    use, see, load = st.columns(3)
    if chosen.is_active:
        if use.button("停用", key=f"templates_drop_{chosen.id}", width="stretch"):
            templates.drop(desk, chosen.id)
            say(_SAID, f"已停用{chosen.key}第{chosen.version}次上传的版本，文书改按其他适用的模板制作。")
    elif use.button("启用这一版本", type="primary", key=f"templates_use_{chosen.id}", width="stretch"):
        templates.use(desk, chosen.id)
        say(_SAID, f"已启用{chosen.key}第{chosen.version}次上传的版本，从现在起按它制作文书。")
    job = previewing.newest(desk, chosen.id)
    is_going = job is not None and job.state in progress.OPEN
    label = "重新用示例案件预览" if job else "用示例案件预览"
    if see.button(label, key=f"templates_preview_{chosen.id}", width="stretch", disabled=is_going):
        previewing.start(desk, chosen.id)
        st.rerun()
    load.download_button(
        "下载Word模板",
        data=lambda: templates.content(desk, chosen.id),
        file_name=chosen.name,
        mime=_DOCX,
        on_click="ignore",
        key=f"templates_load_{chosen.id}",
        width="stretch",
    )
    if job:
        _preview(desk, chosen, job)


def _preview(desk: Desk, chosen: Supply, job: Job) -> None:
    """Show the newest preview of a version: how far it is, why it failed, or the paper."""
    if job.state in progress.OPEN:
        _previewing(desk, chosen.id)
    elif job.state is JobState.FAILED:
        st.error(f"预览没有完成：{plain(job.message)}", icon=":material/error:")
    else:
        seen = previewing.seen(desk, chosen.id)
        st.caption(f"以下为{moment(job.finished_at)}用虚构的示例案件 {seen.case_number} 生成的文书。")
        st.pdf(seen.pdf, height=800, key=f"templates_pdf_{chosen.id}", alt="用示例案件生成的文书")


@guarded(run_every=1.0)
def _previewing(desk: Desk, supply_id: int) -> None:
    job = previewing.newest(desk, supply_id)
    if job is None or job.state not in progress.OPEN:
        st.rerun(scope="app")
    else:
        progress.going(desk, job, "生成预览")


def _upload(desk: Desk) -> None:
    round_ = st.session_state.get("templates_round", 0)
    file = st.file_uploader(
        "Word模板（.docx）", type=["docx"], key=f"templates_file_{round_}", max_upload_size=20
    )
    left, right = st.columns(2)
    key = left.text_input("模板编号 *", key="templates_key", max_chars=60, help="同一编号再次上传即为新版本")
    version = right.text_input(
        "模板版本 *", key="templates_version", max_chars=60, placeholder="例如 2026-06"
    )
    kind = left.selectbox("文书 *", list(FilingKind), format_func=lambda k: k.label, key="templates_kind")
    cause = right.selectbox(
        "适用案由", [None, *Cause], format_func=lambda c: c.label if c else "全部案由", key="templates_cause"
    )
    court = left.text_input("适用法院", key="templates_court", max_chars=100, placeholder="留空为全部法院")
    reason = right.text_input("说明", key="templates_reason", max_chars=500, placeholder="这一版本改动了什么")
    check, keep = st.columns(2)
    checks = check.button("检查模板", key="templates_check", width="stretch", disabled=file is None)
    keeps = keep.button(
        "检查并保存", type="primary", key="templates_keep", width="stretch", disabled=file is None
    )
    if file is None or kind is None:
        st.caption("请选择Word模板文件。可以使用的填写位置见《模板字段》文档。")
    elif checks or keeps:
        note = templates.note_of(key=key, version=version, kind=kind, cause=cause, court=court)
        if keeps:
            kept = templates.upload(desk, file.name, file.getvalue(), note, reason)
            st.session_state["templates_round"] = round_ + 1
            say(
                _SAID,
                f"模板检查通过，已保存为{kept.key}第{kept.version}次上传的版本。请在“本行模板”中预览并启用。",
            )
        _checked(templates.check(desk, file.name, file.getvalue(), note))


def _checked(found: Any) -> None:
    if not found:
        st.success("检查通过，没有发现问题。", icon=":material/check_circle:")
    elif not any(problem.is_error for problem in found):
        st.success("检查通过，可以保存。请留意以下提示。", icon=":material/check_circle:")
    told.problems(found)


def _packaged(desk: Desk) -> None:
    st.caption("没有启用本行模板的文书，按以下模板制作。")
    rows = [
        {
            "模板编号": note.id,
            "模板版本": note.version,
            "文书": note.kind.label,
            "适用案由": note.cause.label if note.cause else "全部",
            "文件": note.file,
        }
        for note in templates.packaged(desk)
    ]
    st.dataframe(rows, hide_index=True, width="stretch")
