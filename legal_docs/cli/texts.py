"""The words of the command line, in Chinese and English."""

from typing import Literal

Lang = Literal["zh", "en"]

WORDS: dict[str, tuple[str, str]] = {
    "no_cases": ("没有可以使用的案件", "No case can be used"),
    "loaded": (
        "读入{count}件案件，错误{errors}处，提醒{warnings}处",
        "{count} cases read, {errors} errors, {warnings} warnings",
    ),
    "problems": ("问题清单", "Problems"),
    "kind": ("类别", "Kind"),
    "case": ("案件", "Case"),
    "where": ("位置", "Where"),
    "what": ("问题与建议", "What, and what to do"),
    "error": ("错误", "error"),
    "warning": ("提醒", "warning"),
    "result": ("结果", "Result"),
    "owed": ("欠款（元）", "Owed (CNY)"),
    "act_by": ("最早行动日", "Act by"),
    "pages": ("证据卷页数", "Bundle pages"),
    "folder": ("输出位置", "Folder"),
    "done": ("完成", "done"),
    "failed": ("未完成", "not done"),
    "working": ("正在处理 {case}", "Working on {case}"),
    "summary": (
        "共{count}件：完成{done}件，未完成{failed}件，用时{seconds}秒",
        "{count} cases: {done} done, {failed} not done, {seconds} s",
    ),
    "period": ("期间", "Period"),
    "subject": ("对象", "Person"),
    "debt": ("债务", "Debt"),
    "safe": ("稳妥届满日", "Safe last day"),
    "statutory": ("法定届满日", "Statutory last day"),
    "status": ("状态", "Status"),
    "component": ("项目", "Component"),
    "amount": ("金额（元）", "Amount (CNY)"),
    "total": ("合计", "Total"),
    "as_of": ("计至 {day}", "As of {day}"),
    "written": ("已写入 {path}", "Written: {path}"),
    "law_known_to": (
        "法律文本核对至 {day}；结论须经律师核对",
        "Law known to {day}; a lawyer must check the results",
    ),
    "timeline": ("时间轴", "Timeline"),
    "day": ("日期", "Day"),
    "whom": ("对象", "Whom"),
    "step": ("步骤", "Step"),
    "basis": ("依据", "Basis"),
    "proof": ("证据", "Proof"),
    "next": ("下一步", "What to do next"),
    "latest": ("最迟", "By"),
    "at_once": ("尽快", "at once"),
    "act": ("行动", "Act"),
    "paper": ("文书", "Paper"),
    "wanted_for": ("为", "For"),
    "courts": ("管辖", "Competent courts"),
    "place": ("地点", "Place"),
    "ground": ("联结点", "Ground"),
    "why": ("理由", "Why"),
    "points": ("要点", "Points"),
    "level": ("轻重", "Level"),
    "topic": ("事项", "Topic"),
    "what_point": ("要点", "Point"),
    "costs": ("诉讼成本", "Costs"),
    "cost": ("成本", "Cost"),
    "note": ("说明", "Note"),
    "unknown": ("未知", "unknown"),
    "routes": ("程序", "Procedures"),
    "route": ("程序", "Procedure"),
    "fit": ("能否适用", "Fits"),
    "against": ("不利之处", "Against"),
    "recovery": ("预计可回收{low}元至{high}元", "Expected recovery: CNY {low} to {high}"),
    "risk": (
        "风险等级：{risk}；优先级：{priority}（1为最先）。{factors}",
        "Risk: {risk}; priority {priority} (1 comes first). {factors}",
    ),
    "not_run": (
        "另有{count}项是文字问题（decision），不在此运行",
        "{count} more are questions in words (decision) and are not run here",
    ),
    "law_reach": (
        "条文全文核对至 {day}；二手来源查阅至 {reported} 月初",
        "Compared with full texts to {day}; secondary sources to early {reported}",
    ),
    "law_stale": (
        "注意：今天 {today} 距条文全文核对日 {day} 已超过六个月，使用前须由律师核对其后的修改",
        "Note: today is {today}; the full texts were compared on {day}, over six months ago. "
        "A lawyer must check what has changed since",
    ),
    "article_id": ("编号", "Id"),
    "article_title": ("法律", "Law"),
    "in_force": ("施行", "In force"),
    "gist": ("要旨（自拟）", "Gist (ours)"),
    "used_by": ("引用处", "Used by"),
    "users": ("{first} 等{count}处", "{first} and others, {count} in all"),
    "part": ("部件", "Part"),
    "state": ("情况", "State"),
    "how": ("怎样得到", "How to get it"),
    "there": ("有", "there"),
    "missing": ("缺", "missing"),
    "demo_where": ("全部文书和证据卷在 {path}", "All papers and bundles are in {path}"),
    "demo_next": (
        "看一件：打开 {path} 里的 民事起诉状.pdf、证据卷.pdf、时效审查意见.pdf",
        "Look at one: open 民事起诉状.pdf, 证据卷.pdf and 时效审查意见.pdf in {path}",
    ),
    "database": ("运行记录在 {url}", "Run records are in {url}"),
    "days_left": ("距稳妥届满日还有{days}天", "{days} days left"),
    "ended": ("按稳妥口径，期间已于{day}届满", "ended on {day} by the safe reading"),
    "by_hand": ("期间无法算出，须人工核对", "cannot be computed; check by hand"),
    "not_running": ("未在进行：{reason}", "not running: {reason}"),
    "row": ("第{row}行", "row {row}"),
    "difference": ("与银行系统余额的差额", "Differences from the bank's balances"),
}

STOPPED = {
    "pending": "a proceeding is under way",
    "suspended": "suspended",
    "replaced_by_enforcement": "an enforceable instrument is there; see the enforcement period",
    "no_limit_after_closing": "closed for want of assets; may be resumed at any time assets are found",
    "nothing_unpaid": "nothing is due and unpaid",
    "preserved": "the right was used in time",
    "preserved_unsettled": "the right was used; whether in time is disputed",
    "not_begun": "has not begun",
    "waiting": "waits behind an earlier preservation; not in effect",
}
"""Why a period does not run, in English, by its reason code."""


def say(key: str, lang: Lang, **values: object) -> str:
    """Return the words for `key` in `lang`, filled with `values`."""
    zh, en = WORDS[key]
    return (en if lang == "en" else zh).format(**values)
