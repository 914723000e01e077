"""时效审查意见: every period with its steps, dates, warnings and next acts, for the lawyer's eyes."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from jinja2 import Environment, StrictUndefined
from pydantic import TypeAdapter

from legal_docs.drafting import report_parts as parts
from legal_docs.drafting import report_proving, report_recognised
from legal_docs.drafting.report_parts import names
from legal_docs.drafting.words import day, exhibits, yuan
from legal_docs.law.limiting.interruption import Effect
from legal_docs.law.reach import reach
from legal_docs.law.timeline import Entry, timeline
from legal_docs.model.dossier import Dossier
from legal_docs.model.finding import Grade, PeriodFinding, Step

SOON_DAYS = 90
_ENTRY = TypeAdapter(Entry)
STOPPED = {
    "pending": "程序进行中，期间停止计算",
    "suspended": "中止中",
    "replaced_by_enforcement": "已有生效法律文书，适用申请执行期间",
    "no_limit_after_closing": "终结本次执行后，发现财产可随时申请恢复",
    "nothing_unpaid": "没有到期未还的款项",
    "preserved": "已在期间内行使权利",
    "preserved_unsettled": "已行使权利，是否在期间内有争议",
    "not_begun": "尚未起算",
    "waiting": "轮候，尚未生效",
}
"""What is said of a period that does not run, by its reason code."""


def html(dossier: Dossier, template: str) -> str:
    """Return the report as HTML from the Jinja `template`; a field without a value stops it."""
    page = Environment(autoescape=True, undefined=StrictUndefined).from_string(template)
    return page.render(**_context(dossier))


def json_bytes(dossier: Dossier) -> bytes:
    """Return the report as JSON: what is owed and every finding, with exhibit pages resolved."""
    data = {
        "case_number": dossier.case.number,
        "on": dossier.on.isoformat(),
        "cutoff_on": dossier.cutoff_on.isoformat(),
        "law_known_to": dossier.findings.law_known_to.isoformat(),
        "owed": {k: str(v) for k, v in dossier.arrears.owed.model_dump().items()},
        "owed_total": str(dossier.arrears.owed.total),
        "periods": [_as_json(dossier, p) for p in dossier.findings.periods],
        "warnings": [_step_json(dossier, w) for w in dossier.findings.warnings],
        "timeline": [
            {**_ENTRY.dump_python(entry, mode="json"), "exhibits": exhibits(dossier.bundle, entry.proofs)}
            for entry in timeline(dossier.findings)
        ],
        "points": [p.model_dump(mode="json") for p in dossier.findings.points],
        "courts": [c.model_dump(mode="json") for c in dossier.findings.courts],
        "assessment": a.model_dump(mode="json") if (a := dossier.findings.assessment) else None,
        "proving": report_proving.as_json(dossier),
        "recognised": report_recognised.as_json(dossier),
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def status(period: PeriodFinding, on: date) -> tuple[str, str]:
    """Return (level, words): level is ok, soon, past or none; the words never say a claim is time-barred."""
    left = period.days_left(on)
    if not period.running:
        return "none", STOPPED.get(period.reason, "未在进行")
    if left is None:
        return "soon", "期间无法算出，须人工核对"
    if left >= 0 and _rests_on_waiver(period):
        return "soon", f"计算期间曾经届满，依其后的同意推算还有{left}天，有争议"
    if left < 0:
        return "past", f"按稳妥口径，期间已于{day_or_dash(period.safe_last_day)}届满"
    if left <= SOON_DAYS:
        return "soon", f"距稳妥届满日还有{left}天"
    return "ok", f"距稳妥届满日还有{left}天"


def _rests_on_waiver(period: PeriodFinding) -> bool:
    """Return whether the last day is reckoned from a consent given after the period had been over."""
    return any(step.effect == Effect.WAIVER for step in period.steps)


def _counts(period: PeriodFinding) -> bool:
    """Return whether the days of a period still matter: it runs, or is only suspended."""
    return period.running or period.reason == "suspended"


def _short(value: date | None) -> str:
    return value.isoformat() if value else "未知"


def day_or_dash(value: date | None) -> str:
    """Return the day, or 未知 where there is none."""
    return day(value) if value else "未知"


def _context(dossier: Dossier) -> dict[str, object]:
    case, findings = dossier.case, dossier.findings
    return {
        "案件": {
            "编号": case.number,
            "案由": case.cause.label,
            "阶段": case.stage.label,
            "债权人": case.creditor.name,
            "债务人": "、".join(d.name for d in case.debtors),
            "保证人": "、".join(g.name for g in case.guarantors),
        },
        "审查日": day(dossier.on),
        "截止日": day(dossier.cutoff_on),
        "欠款": yuan(dossier.arrears.owed.total),
        "法律范围": "；".join(reach(dossier.on)),
        "最早行动日": _earliest(dossier),
        "总览": [_overview(dossier, p) for p in findings.periods],
        "期间": [_period(dossier, p) for p in findings.periods],
        "提醒": [_step(dossier, w) for w in findings.warnings if w.effect != "law_known_to"],
        "附注": list(dossier.arrears.notes),
        "备注": case.remarks,
        "须先解决": parts.stops(dossier),
        "下一步": parts.next_steps(dossier),
        "时间轴": parts.picture(dossier),
        "法院": parts.courts(dossier),
        "要点": parts.points(dossier),
        "评估": parts.assessment(dossier),
        "证据核对": report_proving.proving(dossier),
        "图像识别": report_recognised.recognised(dossier),
    }


def _earliest(dossier: Dossier) -> str:
    """Return the earliest day to act on and whom it concerns, "" where no period runs.

    What should be done at once comes before any day.
    """
    found = dossier.findings
    now = [p for p in found.periods if any(act.by is None for act in p.next_acts)]
    soon = f"尽快（{_whom(now)}）" if now else ""
    first = found.earliest_act_by
    dated = f"{day(first)}（{_whom(p for p in found.periods if p.act_by == first)}）" if first else ""
    return "；".join(part for part in (soon, dated) if part)


def _whom(periods: Iterable[PeriodFinding]) -> str:
    return "；".join(dict.fromkeys(f"{p.kind.label}：{p.subject}" for p in periods))


def _overview(dossier: Dossier, period: PeriodFinding) -> dict[str, str]:
    level, words = status(period, dossier.on)
    return {
        "种类": period.kind.label,
        "对象": period.subject,
        "债务": period.debt,
        "稳妥": _short(period.safe_last_day) if _counts(period) else "—",
        "法定": _short(period.statutory_last_day) if _counts(period) else "—",
        "稳妥日": day_or_dash(period.safe_last_day) if _counts(period) else "",
        "法定日": day_or_dash(period.statutory_last_day) if _counts(period) else "",
        "行动日": _short(period.act_by) if _counts(period) else "—",
        "状态": words,
        "级别": level,
    }


def _period(dossier: Dossier, period: PeriodFinding) -> dict[str, object]:
    return {
        **_overview(dossier, period),
        "有效": _counts(period),
        "起算": day_or_dash(period.starts_on),
        "长度": period.length,
        "从宽": day(period.lenient_last_day) if period.lenient_last_day else "",
        "延长读法": day(period.extended_reading_last_day) if period.extended_reading_last_day else "",
        "确定": period.settled,
        "步骤": [_step(dossier, s) for s in period.steps],
        "提醒": [_step(dossier, w) for w in period.warnings],
        "行动": [
            {
                "内容": act.act,
                "最迟": day(act.by) if act.by else "尽快",
                "文书": act.paper,
                "依据": names(act.articles),
            }
            for act in period.next_acts
        ],
    }


def _step(dossier: Dossier, step: Step) -> dict[str, str]:
    return {
        "日期": _short(step.on) if step.on else "",
        "内容": step.sentence,
        "依据": names(step.articles),
        "证据": exhibits(dossier.bundle, step.proofs),
        "等级": "" if step.grade is Grade.SETTLED else step.grade.label,
    }


def _as_json(dossier: Dossier, period: PeriodFinding) -> dict[str, object]:
    data = period.model_dump(mode="json", exclude={"steps", "warnings"})
    data["steps"] = _steps_json(dossier, period.steps)
    data["warnings"] = _steps_json(dossier, period.warnings)
    data["status"] = status(period, dossier.on)[1]
    return data


def _steps_json(dossier: Dossier, steps: Sequence[Step]) -> list[dict[str, object]]:
    return [_step_json(dossier, step) for step in steps]


def _step_json(dossier: Dossier, step: Step) -> dict[str, object]:
    return {**step.model_dump(mode="json"), "exhibits": exhibits(dossier.bundle, step.proofs)}
