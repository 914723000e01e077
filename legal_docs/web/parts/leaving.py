"""Somebody leaves: one is asked once, told what that person still has in hand, and may hand the cases on."""

from collections.abc import Callable

import streamlit as st

from legal_docs.model.account import Account
from legal_docs.services.desk import leaving, people
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.leaving import Holding
from legal_docs.web.parts.plainly import plain

Say = Callable[[str], None]


def ask(desk: Desk, chosen: Account, say: Say, keep: Callable[[], None]) -> None:
    """Ask whether to disable an active account; `say` ends it with a sentence, `keep` without."""
    found = leaving.holding(desk, chosen.id)
    with st.container(border=True):
        st.markdown(f"**{plain(f'停用 {chosen.login} {chosen.name}？')}**")
        st.markdown("停用后立即退出登录，不能再登录；经手的记录保留，以后可以恢复使用。")
        _told(found)
        heir = _heir(desk, chosen) if found.cases else None
        first, second, third = st.columns(3)
        label = "把案件交给所选人员并停用" if heir else "确认停用"
        if first.button(label, type="primary", key=f"people_disable_{chosen.id}", width="stretch"):
            say(_disabled(desk, chosen, heir))
        if heir and second.button("只停用，不交接", key=f"people_alone_{chosen.id}", width="stretch"):
            say(_disabled(desk, chosen, None))
        last = third if heir else second
        if last.button("不停用", key=f"people_keep_{chosen.id}", width="stretch"):
            keep()
            st.rerun()


def left(desk: Desk, chosen: Account, say: Say) -> None:
    """Show what a disabled account still has in hand, and hand its cases on."""
    found = leaving.holding(desk, chosen.id)
    if not found.cases:
        return
    with st.container(border=True):
        st.markdown(f"{plain(chosen.login)} 已停用，名下还有未结案件{found.cases:,}件。")
        heir = _heir(desk, chosen)
        if heir and st.button("把案件交给所选人员", type="primary", key=f"people_hand_on_{chosen.id}"):
            given = leaving.hand_on(desk, chosen.id, heir.id)
            say(f"已把 {chosen.login} 的{given:,}件未结案件交给 {heir.login}。")


def _disabled(desk: Desk, chosen: Account, heir: Account | None) -> str:
    """Disable the account, its cases handed on before where there is an heir; return what is said of it."""
    given = leaving.hand_on(desk, chosen.id, heir.id) if heir else 0
    people.disable(desk, chosen.id)
    handed = f"，{given:,}件未结案件已交给 {heir.login}" if heir else ""
    return f"{chosen.login} 已停用{handed}。"


def _told(found: Holding) -> None:
    lines = [
        (found.cases, "经办的未结案件{:,}件：停用后没有人经办，请交给其他人"),
        (found.releases, "移交给其的案件材料{:,}份：停用后不能再打开，请案件经办人收回并另行移交"),
        (found.jobs, "正在进行的后台任务{:,}个：停用后不能继续的，须由他人重新提交"),
        (found.uploads, "没有完成的导入{:,}批：停用后须由他人重新上传"),
        (found.drafts, "没有保存的修改{:,}份：停用时一并删除"),
    ]
    told = [words.format(count) for count, words in lines if count]
    if told:
        st.warning("还有未了事项：\n\n" + "\n".join(f"- {each}" for each in told), icon=":material/warning:")
    else:
        st.caption("没有未结案件、未保存的修改、后台任务和移交。")


def _heir(desk: Desk, chosen: Account) -> Account | None:
    """Let it be chosen who takes the cases over; null: nobody can, or nobody was chosen."""
    able = leaving.heirs(desk, chosen.id)
    if not able:
        st.caption("没有可以接手全部案件的法务人员或者复核人员。请先添加，或者由案件所在分行逐件改派经办人。")
        return None
    by_id = {each.id: each for each in able}
    id = st.selectbox(
        "未结案件交给",
        [None, *by_id],
        format_func=lambda id: "暂不交接" if id is None else _called(by_id[id]),
        key=f"people_heir_{chosen.id}",
    )
    return by_id[id] if id is not None else None


def _called(who: Account) -> str:
    return f"{who.login} {who.name}（{who.role.label}，{who.branch or '总行'}）"
