"""The part of the review report on evidence: papers wanted, contradictions, the matrix, strangers' data."""

from collections.abc import Sequence

from legal_docs.drafting.basis import before_civil_code
from legal_docs.drafting.evidence_matrix import MatrixRow, matrix
from legal_docs.drafting.report_parts import names
from legal_docs.drafting.words import exhibits
from legal_docs.model.dossier import Dossier
from legal_docs.model.proving import Contradiction, Held, Proving, Requirement, Spot

_NEW_LAW = ("民法典", "合同编通则解释", "担保制度解释")


def proving(dossier: Dossier) -> dict[str, object] | None:
    """Return the part on evidence for the template, None where the exhibits were not looked at."""
    found = dossier.proving
    if found is None:
        return None
    open_ones = [each for each in found.requirements if each.state is not Held.YES]
    return {
        "缺少": [_requirement(dossier, each) for each in _in_order(open_ones)],
        "已有": [_requirement(dossier, each) for each in found.requirements if each.state is Held.YES],
        "矛盾": [contradiction(dossier, each) for each in found.contradictions],
        "矩阵": [_row(each) for each in matrix(dossier)],
        "案外人": [
            {"证据": exhibits(dossier.bundle, (each.proof,)), "电话": each.phones, "证件": each.ids}
            for each in found.strangers
        ],
        "未读": _titles(dossier, found.unread),
        "未读完": _titles(dossier, found.cut),
    }


def as_json(dossier: Dossier) -> dict[str, object] | None:
    """Return the same for the JSON file, with exhibit pages resolved; None where nothing was looked at."""
    found = dossier.proving
    if found is None:
        return None
    return {
        "requirements": [_with_exhibits(dossier, each) for each in found.requirements],
        "contradictions": [spots_resolved(dossier, each) for each in found.contradictions],
        "matrix": [
            {
                "fact": row.fact,
                "exhibits": [{"number": p.number, "title": p.title, "pages": p.pages} for p in row.proven],
                "gap": row.gap,
            }
            for row in matrix(dossier)
        ],
        **_rest(dossier, found),
    }


def _rest(dossier: Dossier, found: Proving) -> dict[str, object]:
    strangers = (
        {**each.model_dump(mode="json"), "exhibits": exhibits(dossier.bundle, (each.proof,))}
        for each in found.strangers
    )
    return {"strangers": list(strangers), "unread": list(found.unread), "cut": list(found.cut)}


def _with_exhibits(dossier: Dossier, each: Requirement) -> dict[str, object]:
    return {**each.model_dump(mode="json"), "exhibits": exhibits(dossier.bundle, each.met_by)}


def spots_resolved(dossier: Dossier, each: Contradiction) -> dict[str, object]:
    """Return one contradiction for the JSON file, with exhibit and page of each place."""
    spots = [{**spot.model_dump(mode="json"), "place": _place(dossier, spot)} for spot in each.spots]
    return {**each.model_dump(mode="json", exclude={"spots"}), "spots": spots}


def _in_order(found: Sequence[Requirement]) -> list[Requirement]:
    """Return what is missing before what is to be checked, each by weight."""
    weights = list(type(found[0].weight)) if found else []
    return sorted(found, key=lambda each: (not each.missing, weights.index(each.weight)))


def _requirement(dossier: Dossier, each: Requirement) -> dict[str, str]:
    old = before_civil_code(dossier)
    cited = [a for a in each.articles if not (old and a.startswith(_NEW_LAW))]
    return {
        "材料": each.paper,
        "对象": each.subject,
        "轻重": each.weight.label,
        "级别": each.weight.value,
        "结果": each.state.label,
        "理由": each.why,
        "说明": each.note,
        "依据": names(cited),
        "证据": exhibits(dossier.bundle, each.met_by),
    }


def contradiction(dossier: Dossier, each: Contradiction) -> dict[str, object]:
    """Return one contradiction for the template: what is told, and where, by exhibit and page."""
    return {
        "事项": each.what,
        "对象": each.subject,
        "轻重": each.level.label,
        "级别": each.level.value,
        "出处": [{"地点": _place(dossier, spot), "内容": spot.value} for spot in each.spots],
        "建议": each.advice,
    }


def _place(dossier: Dossier, spot: Spot) -> str:
    """Return `证据3第12页《借款借据》`, with the row of a table, or the field of the case file."""
    if spot.proof is None:
        return f"案件资料：{spot.field}"
    exhibit = dossier.bundle.find(spot.proof.file)
    title = f"《{exhibit.title}》" if exhibit else ""
    row = f"表中第{spot.row}行" if spot.row else ""
    return f"{exhibits(dossier.bundle, (spot.proof,))}{title}{row}"


def _row(row: MatrixRow) -> dict[str, object]:
    proven = [{"编号": each.number, "名称": each.title, "页码": each.pages} for each in row.proven]
    return {"事实": row.fact, "证据": proven, "缺口": row.gap}


def _titles(dossier: Dossier, files: Sequence[str]) -> str:
    found = (dossier.bundle.find(each) for each in files)
    return "、".join(f"证据{each.name}{each.title}" for each in found if each)
