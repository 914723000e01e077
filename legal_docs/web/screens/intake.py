"""导入: a workbook or archive is uploaded, its problems are mended beside the cell, its good cases taken."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from legal_docs.intake import leftover
from legal_docs.model.problem import Problem
from legal_docs.model.stored import Job, JobState, Upload
from legal_docs.services.desk import intake
from legal_docs.services.desk.cases import branches
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.intake import Look
from legal_docs.services.desk.permitted import branches_of
from legal_docs.web.parts import columns, fixing, papers, progress, told
from legal_docs.web.parts.guard import guarded
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain

AT_ONCE = 10
"""So many cases are taken while one waits; more are taken by a job."""
NEWS = "intake_news"
"""Key of what is said once after something was done."""
_LEAD = ("案件编号", "债务人", "案由")
_READY = {
    "提醒": st.column_config.NumberColumn(width=60),
    "状态": st.column_config.TextColumn(width=100),
}
_BESIDE = 160
"""Pixels that those two take."""


def show(desk: Desk) -> None:
    """Show the screen."""
    st.title("导入")
    if words := st.session_state.pop(NEWS, ""):
        st.success(plain(words), icon=":material/check_circle:")
    _upload(desk)
    chosen = _choose(intake.open_uploads(desk))
    if chosen is None:
        return
    with told.telling():
        if job := intake.job_of(desk, chosen.id):
            _running(desk, job.id, chosen.id)
        else:
            _failed(intake.job_of(desk, chosen.id, only_open=False))
            _look(desk, _seen(desk, chosen))
    with st.popover("结束这次导入"):
        st.write("未导入的案件和已经填写的更正不再保留，已导入的案件不受影响。")
        if st.button("确认结束", key=f"intake_drop_{chosen.id}", type="primary"):
            intake.drop(desk, chosen.id)
            _done(f"已结束“{chosen.name}”的导入。")


def _upload(desk: Desk) -> None:
    st.write(
        "上传案件工作簿（.xlsx）、.csv 或 .json 文件；也可以上传 .zip 压缩包："
        "案件文件放在最外层，证据放在以案件编号命名的文件夹中。空白工作簿中有示例行，填写时请覆盖或者删除。"
    )
    nonce = st.session_state.get("intake_nonce", 0)
    file = st.file_uploader(
        "案件文件", type=["xlsx", "xlsm", "csv", "json", "zip"], key=f"intake_file_{nonce}"
    )
    branch, send, blank = st.columns([2, 1, 1], vertical_alignment="bottom")
    with branch:
        given = _branch(desk)
    if send.button("上传并检查", type="primary", key="intake_send", disabled=file is None, width="stretch"):
        with told.telling(), st.spinner("正在读取"):
            if file is None:
                return
            made = intake.upload(desk, file.name, file.getvalue(), given)
            st.session_state["intake_nonce"] = nonce + 1
            st.query_params["upload"] = str(made.id)
            st.session_state["intake_chosen"] = made.id
            st.rerun()
    blank.download_button(
        "下载空白工作簿",
        data=lambda: intake.template(desk),
        file_name="案件.xlsx",
        on_click="ignore",
        key="intake_template",
        width="stretch",
    )


def _branch(desk: Desk) -> str:
    own = branches_of(desk)
    if own is not None:
        st.text_input("导入到分行", own[0], disabled=True, key="intake_own_branch")
        return own[0]
    known = branches(desk)
    chosen = st.selectbox(
        "导入到分行",
        known,
        format_func=lambda each: each or "总行",
        key="intake_branch",
        accept_new_options=True,
    )
    return chosen or ""


def _choose(uploads: tuple[Upload, ...]) -> Upload | None:
    """Show the uploads that are not finished; return the one looked at, which the address names."""
    if not uploads:
        st.info("没有未完成的导入。上传文件后，可以导入的案件和全部问题会列在这里，刷新页面也不会丢失。")
        return None
    named = {upload.id: upload for upload in uploads}
    asked = st.query_params.get("upload", "")
    wanted = st.session_state.pop("intake_chosen", int(asked) if asked.isdigit() else 0)
    st.subheader("未完成的导入", anchor=False)
    id = st.selectbox(
        "未完成的导入",
        list(named),
        list(named).index(wanted) if wanted in named else 0,
        format_func=lambda each: _title(named[each]),
        key=f"intake_upload_{len(named)}_{uploads[0].id}",
        label_visibility="collapsed",
    )
    st.query_params["upload"] = str(id)
    return named[id]


def _title(upload: Upload) -> str:
    taken = f"，已导入{len(upload.imported)}件" if upload.imported else ""
    fixes = f"，已更正{len(upload.fixes)}处" if upload.fixes else ""
    return f"{upload.name}（{said(upload.uploaded_at)} 上传，{upload.branch or '总行'}{taken}{fixes}）"


def _seen(desk: Desk, upload: Upload) -> Look:
    """Return the look at an upload; it is read again only after something has changed."""
    mark = (upload.id, upload.fixes, upload.imported, desk.today())
    kept = st.session_state.get("intake_look")
    if kept and kept[0] == mark:
        found: Look = kept[1]
        return found
    with st.spinner("正在检查"):
        found = intake.look(desk, upload.id)
    st.session_state["intake_look"] = (mark, found)
    return found


def _look(desk: Desk, look: Look) -> None:
    errors = [pair for pair in look.problems if pair[0].is_error]
    troubled = {problem.place.case for problem, _ in errors if problem.place.case}
    good, bad, fixed = st.columns(3)
    good.metric("可以导入的案件", len([e for e in look.ready if not (e.is_known or e.examples)]))
    bad.metric("有错误的案件", len(troubled))
    fixed.metric("已更正的单元格", len(look.upload.fixes))
    _examples(look)
    _ready(desk, look)
    fixing.show(desk, look)
    if look.files:
        st.subheader("不能导入的证据文件", anchor=False)
        st.caption("案件可以导入；这些文件请处理后在案件的“证据”页补充上传。")
        papers.wrapped(
            [{"案件": p.place.case, "文件": p.place.file, "问题": p.zh} for p in look.files], empty=""
        )


def _examples(look: Look) -> None:
    """Say where example rows of the blank workbook were left."""
    left = leftover.of(problem for problem, _ in look.problems)
    if not left:
        return
    st.warning(
        "文件中还有空白工作簿自带的示例内容，除非确认，含有示例的案件不会导入；其余案件可以照常导入。"
        "请在原文件中删除或者更正后重新上传；个别单元格也可以在下面的“提醒”中更正。",
        icon=":material/warning:",
    )
    with st.expander(f"示例内容的位置（{len(left)}处）"):
        papers.wrapped([_place(problem) for problem in left], empty="")


def _place(problem: Problem) -> dict[str, str]:
    place = problem.place
    row = "" if place.row is None else str(place.row)
    return {"案件": place.case, "工作表": place.sheet, "行": row, "列": place.column, "问题": problem.zh}


def _ready(desk: Desk, look: Look) -> None:
    st.subheader("可以导入的案件", anchor=False)
    if not look.ready:
        st.info("还没有可以导入的案件。请先更正下面列出的错误。")
        return
    rows = [_row(each) for each in look.ready]
    shown = st.dataframe(
        rows,
        hide_index=True,
        width="stretch",
        on_select="rerun",
        selection_mode="multi-row",
        key=f"intake_ready_{look.upload.id}_{len(look.upload.imported)}",
        column_config=_READY | columns.fitted(rows, _LEAD, beside=_BESIDE),
    )
    chosen = [look.ready[place] for place in shown.selection.rows if place < len(look.ready)]
    numbers, with_examples = _wanted(look, chosen)
    label = f"导入{'所选' if chosen else '全部'}{len(numbers)}件" if numbers else "导入"
    if st.button(label, type="primary", key="intake_take", disabled=not numbers):
        _take(desk, look.upload, numbers, with_examples=with_examples)
    if any(each.is_known for each in look.ready):
        st.caption("编号已经存在的案件不能再次导入，请在“案件”中打开原案件修改；如为另一案件，请更正编号。")


def _wanted(look: Look, chosen: Sequence[intake.Ready]) -> tuple[list[str], bool]:
    """Return the numbers to take, and whether those with example rows are meant as well; ask for these."""
    able = [each for each in chosen or look.ready if not each.is_known]
    doubtful = [each.number for each in able if each.examples]
    if not doubtful:
        return [each.number for each in able], False
    key = f"intake_examples_{look.upload.id}"
    if st.checkbox(f"含有示例内容的{len(doubtful)}件也要导入（例如练习）", key=key):
        return [each.number for each in able], True
    return [each.number for each in able if each.number not in doubtful], False


def _row(each: intake.Ready) -> dict[str, Any]:
    state = "编号已存在" if each.is_known else "含有示例" if each.examples else "可以导入"
    return {
        "案件编号": each.number,
        "债务人": "、".join(dict.fromkeys(debtor.name for debtor in each.case.debtors)),
        "案由": each.case.cause.label,
        "提醒": len(each.warnings) - len(each.examples),
        "状态": state,
    }


def _take(desk: Desk, upload: Upload, numbers: list[str], *, with_examples: bool) -> None:
    if len(numbers) > AT_ONCE:
        with told.telling():
            intake.take_later(desk, upload.id, numbers, with_examples=with_examples)
            st.rerun()
        return
    bar = st.progress(0, text="正在导入")

    def say(done: int, every: int) -> None:
        bar.progress(done / every, text=f"已导入{done}件，共{every}件")

    with told.telling():
        made = intake.take(desk, upload.id, numbers, with_examples=with_examples, say=say)
        _done(f"已导入{len(made)}件案件：{'、'.join(record.number for record in made)}。")


@guarded(run_every=1.0)
def _running(desk: Desk, job_id: int, upload_id: int) -> None:
    job = intake.job_of(desk, upload_id)
    if job is None or job.id != job_id or job.state not in progress.OPEN:
        st.rerun(scope="app")
        return
    progress.going(desk, job, "导入")


def _failed(job: Job | None) -> None:
    if job and job.state is JobState.FAILED:
        st.error(f"上次导入没有全部完成：{plain(job.message)}", icon=":material/error:")


def _done(words: str) -> None:
    st.session_state[NEWS] = words
    st.rerun()
