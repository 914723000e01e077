"""Further parts of the review report: what to do next, courts, points, assessment, the picture of time."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from legal_docs.drafting.basis import before_civil_code
from legal_docs.drafting.words import day, exhibits, yuan
from legal_docs.law.articles import article, chinese_number
from legal_docs.law.timeline import Lane, acts, lanes
from legal_docs.model.assessment import Assessment, CostLine, CourtOption, Risk, Route
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.finding import Grade
from legal_docs.model.point import Level, Point, Topic
from legal_docs.rendering.timeline import Bar, Dot, svg

UNKNOWN = "未知"


def names(ids: Iterable[str]) -> str:
    """Return `民法典第一百八十八条、…`: short titles for the reader."""
    found = [article(i) for i in ids]
    return "、".join(f"{a.short_title}第{chinese_number(a.article)}条" for a in found)


def next_steps(dossier: Dossier) -> list[dict[str, str]]:
    """Return what to do next, the most urgent first."""
    return [
        {
            "内容": each.act,
            "最迟": day(each.by) if each.by else "尽快",
            "文书": each.paper,
            "依据": names(each.articles),
            "为": "；".join(each.wanted_for),
        }
        for each in acts(dossier.findings)
    ]


def picture(dossier: Dossier) -> str:
    """Return the periods on a line of time as SVG, "" where no period has a day."""
    bars = [bar for bar in map(_bar, lanes(dossier.findings)) if bar is not None]
    return svg(bars, dossier.on, f"审查日 {dossier.on.isoformat()}")


def courts(dossier: Dossier) -> list[dict[str, object]]:
    """Return the competent courts, the preferred one first."""
    return [_court(each) for each in dossier.findings.courts]


def points(dossier: Dossier) -> list[dict[str, object]]:
    """Return the points by topic, in the order of the topics; a topic without points is left out."""
    found = dossier.findings.points
    grouped = {topic: [p for p in found if p.topic is topic] for topic in Topic}
    return [
        {"事项": topic.label, "要点": [_point(dossier, p) for p in rows]}
        for topic, rows in grouped.items()
        if rows
    ]


def stops(dossier: Dossier) -> list[str]:
    """Return what must be solved before filing: grave points, the ledger's doubts, gaps in the paper."""
    found = [p.sentence for p in dossier.findings.points if p.level is Level.STOP]
    return [*found, *dossier.arrears.alerts, *_of_paper(dossier)]


def _of_paper(dossier: Dossier) -> list[str]:
    """Return what the lawyer must add to the complaint by hand."""
    if dossier.case.stage is Stage.SUIT and before_civil_code(dossier):
        return [
            "起诉状中“以及法律事实发生时施行的法律规定”处，当时施行的实体法依据须由承办律师补充：本案履行期限均在民法典施行前届满，程序不引用已废止的法律"
        ]
    return []


def assessment(dossier: Dossier) -> dict[str, object] | None:
    """Return the assessment before filing, None where there is none."""
    found = dossier.findings.assessment
    return None if found is None else _assessment(found)


def _bar(lane: Lane) -> Bar | None:
    until = lane.safe_last_day or max((m.on for m in lane.marks), default=None)
    since = lane.starts_on or min((m.on for m in lane.marks), default=until)
    if since is None or until is None:
        return None
    first = min(since, until)
    return Bar(
        name=f"{lane.kind.label} {lane.subject}",
        detail=lane.debt,
        since=first,
        until=max(since, until),
        later=_later(lane),
        act_on=lane.act_by if lane.running else None,
        running=lane.running,
        disputed_from=lane.disputed_from,
        end_words=until.isoformat() if lane.safe_last_day else "",
        dots=tuple(Dot(m.on, m.counts) for m in lane.marks if m.on >= first),
    )


def _later(lane: Lane) -> date | None:
    days = [d for d in (lane.statutory_last_day, lane.lenient_last_day) if d is not None]
    return max(days) if days and lane.running else None


def _court(option: CourtOption) -> dict[str, object]:
    return {
        "地点": option.place,
        "法院": option.court,
        "依据事实": option.ground,
        "理由": option.why,
        "依据": names(option.articles),
        "等级": _grade(option.grade),
        "首选": option.preferred,
        "不利": list(option.against),
    }


def _point(dossier: Dossier, point: Point) -> dict[str, object]:
    return {
        "轻重": point.level.label,
        "级别": point.level.value,
        "对象": point.subject,
        "内容": point.sentence,
        "依据": names(point.articles),
        "来源": point.source,
        "证据": exhibits(dossier.bundle, point.proofs),
        "等级": _grade(point.grade),
    }


def _grade(grade: Grade) -> str:
    return "" if grade is Grade.SETTLED else grade.label


def _assessment(found: Assessment) -> dict[str, object]:
    return {
        "金额": yuan(found.claim),
        "费用": [_cost(each) for each in found.costs],
        "程序": [_route(each) for each in found.routes],
        "建议": "、".join(each.label for each in found.routes if each.suggested),
        "回收": [
            {"来源": r.source, "低": yuan(r.low), "高": yuan(r.high), "说明": r.why} for r in found.recovery
        ],
        "回收低": yuan(found.recovery_low),
        "回收高": yuan(found.recovery_high),
        "研判": list(found.outlook),
        "风险": None if found.risk is None else _risk(found.risk),
        "说明": list(found.notes),
    }


def _cost(line: CostLine) -> dict[str, str]:
    return {
        "名称": line.label,
        "金额": _sum(line.amount),
        "预交": "需预交" if line.prepaid else "无需预交",
        "说明": line.note,
        "依据": names(line.articles),
    }


def _route(route: Route) -> dict[str, object]:
    return {
        "名称": route.label,
        "适用": route.fit.label,
        "理由": list(route.reasons),
        "不利": list(route.against),
        "费用": _sum(route.fee) if route.fee is not None else "",
        "依据": names(route.articles),
        "建议": route.suggested,
    }


def _risk(risk: Risk) -> dict[str, object]:
    return {
        "等级": risk.risk.label,
        "优先级": risk.priority,
        "得分": f"{risk.score.normalize():f}",
        "因素": [
            {"名称": f.name, "情况": f.found, "得分": f"{f.points.normalize():f}/{f.most.normalize():f}"}
            for f in risk.factors
        ],
    }


def _sum(amount: Decimal | None) -> str:
    return UNKNOWN if amount is None else yuan(amount)
