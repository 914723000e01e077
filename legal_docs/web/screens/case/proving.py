"""What the newest run or look at the evidence told: papers missing, contradictions, files not usable."""

import streamlit as st

from legal_docs.drafting.report_parts import names
from legal_docs.model.proving import Contradiction, Held, Proving, Requirement, Spot
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import looking, outputs
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import listing, progress, told
from legal_docs.web.parts.moments import said

_SIGNS = {Held.YES: "✓ 已有", Held.TO_CHECK: "？待核对", Held.MISSING: "✗ 缺少"}


def show(desk: Desk, record: CaseRecord, *, is_empty: bool) -> None:
    """Show it, with the button that looks anew."""
    st.subheader("证据核对", anchor=False)
    is_busy = progress.of_case(desk, record.id, looking.KIND, doing="核对证据", done="上次核对")
    if st.button("核对证据", key=f"look_{record.id}", disabled=is_busy or is_empty):
        with told.telling():
            looking.start_look(desk, record.id)
            st.rerun()
    found = outputs.told(desk, record.id)
    if found is None:
        st.info("上传证据后点击“核对证据”，程序列出还缺少的材料、证据之间以及证据与案件资料的矛盾。")
        return
    source = f"第{found.run}次制作文书" if found.run else "单独核对"
    st.caption(f"以下结果来自{said(found.at)}的{source}，按资料第{found.making.version}版。")
    if found.is_stale:
        st.warning("此后案件资料或者证据有改动，请重新核对。", icon=":material/warning:")
    told.problems(problem for problem in found.making.problems if problem.is_error)
    _missing(found.making.proving)
    _contradictions(found.making.proving)
    if found.making.proving.unread:
        files = "、".join(found.making.proving.unread)
        st.caption(f"没有文字层、内容未参加比对的文件：{files}")


def _missing(found: Proving) -> None:
    st.markdown("**应有材料**")
    ordered = sorted(found.requirements, key=lambda each: list(Held)[::-1].index(each.state))
    listing.plain([_row(each) for each in ordered], empty="没有列出应有的材料。")


def _row(each: Requirement) -> dict[str, str]:
    return {
        "核对结果": _SIGNS[each.state],
        "必要程度": each.weight.label,
        "材料": "：".join(filter(None, (each.paper, each.subject))),
        "用途": each.why,
        "已有文件": "、".join(dict.fromkeys(proof.file for proof in each.met_by)),
        "说明": each.note,
        "依据": names(each.articles),
    }


def _contradictions(found: Proving) -> None:
    st.markdown("**矛盾**")
    rows = [_told(each, "") for each in found.contradictions]
    rows += [_told(each, "扫描件识别，须人工核对") for each in found.hints]
    if rows:
        listing.plain(rows, empty="")
    else:
        st.success("没有发现矛盾。扫描件和图片中的内容须人工核对。")


def _told(found: Contradiction, source: str) -> dict[str, str]:
    return {
        "事项": f"{found.subject}{found.what}",
        "各处记载": "；".join(f"{_place(spot)}：{spot.value}" for spot in found.spots),
        "建议": found.advice,
        "备注": source,
    }


def _place(spot: Spot) -> str:
    if spot.proof is None:
        return spot.field
    return spot.proof.file + (f"第{spot.proof.page}页" if spot.proof.page else "")
