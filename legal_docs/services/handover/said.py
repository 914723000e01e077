"""What can be said of a finished folder, a pack or a feedback file, in both languages."""

from legal_docs.bundling.refusal_words import Words
from legal_docs.model.problem import Place, Problem, Severity
from legal_docs.services.signing.words import LOOK_AT, SIGNATURES

_NOT_USE_ZH = "请不要使用该文件夹，从原处重新取得或者重新生成。"
_NOT_USE_EN = "Do not use the folder; get it again from where it came, or make it again."

PACKS: dict[str, Words] = {
    "folder_file_missing": Words(
        "文件夹中缺少清单所列的文件", "A file of the list is missing", _NOT_USE_ZH, _NOT_USE_EN
    ),
    "folder_file_changed": Words(
        "文件与{list}中的 SHA-256 不符，生成后已被改动",
        "The file is not the one {list} names by its SHA-256: it was changed after it was made",
        _NOT_USE_ZH,
        _NOT_USE_EN,
    ),
    "folder_file_extra": Words(
        "文件不在清单中，不是本程序放入的",
        "The file is not on the list; this program did not put it there",
        "请核对来历，移出后再用。",
        "Find out where it came from, and take it out.",
    ),
    "folder_file_left": Words(
        "文件不在清单中，是操作系统或者 Word 留下的",
        "The file is not on the list; the system or Word left it there",
        "移交前请删除。",
        "Delete it before the folder goes on.",
    ),
    "folder_list_lacks": Words(
        "SHA256SUMS 没有列出该文件", "SHA256SUMS does not name the file", _NOT_USE_ZH, _NOT_USE_EN
    ),
    "folder_sums_missing": Words(
        "没有 SHA256SUMS，只按 manifest.json 核对",
        "There is no SHA256SUMS; only manifest.json was compared",
        "只生成一部分（draft、bundle）的文件夹没有该文件；其他文件夹应当有。",
        "Folders of draft and bundle have none; others should.",
    ),
    "folder_sums_lost": Words(
        "没有 SHA256SUMS；完整生成的文件夹必有该文件，已被删除",
        "There is no SHA256SUMS; a folder made as a whole always has one: it was taken out",
        _NOT_USE_ZH,
        _NOT_USE_EN,
    ),
    "bundle_record_missing": Words(
        "旁边没有证据卷.json，只核对了文件自身是否一致，不能查出整份增减的证据",
        "There is no 证据卷.json beside it: only whether the file agrees with itself was looked at, not "
        "whether a whole exhibit was put in or left out",
        "请与证据卷.json放在同一文件夹再核对。",
        "Put it beside its 证据卷.json and check again.",
    ),
    "pack_type_refused": Words(
        "受理法院只收 {types}，该文件不能上传",
        "The court takes only {types}; this file cannot be uploaded",
        "请转换格式，或者改正法院要求表（LEGAL_DOCS_COURTS）。",
        "Convert it, or correct the court profiles (LEGAL_DOCS_COURTS).",
    ),
    "pack_file_too_large": Words(
        "文件 {size} MB，超过受理法院的上限 {limit} MB；没有压缩或者删减",
        "The file has {size} MB; the court takes {limit} MB. Nothing was compressed or cut",
        "请在法院要求表中设定分册上限（volume_mb）后重新 run，或者联系法院线下提交。",
        "Set volume_mb in the court profiles and run again, or hand it in on paper.",
    ),
    "pack_not_joined": Words(
        "栏目“{slot}”合并后将超过受理法院的上限 {limit} MB，因此没有合并，共{count}个文件",
        "{slot} joined would exceed the {limit} MB the court takes; it was left as {count} files",
        "门户每栏只保留一个文件的，请分次补充提交或者联系法院。",
        "Where the portal keeps one file a slot, hand the others in later or ask the court.",
    ),
    "pack_volumes_apart": Words(
        "证据卷有{count}册，栏目“{slot}”没有合并，共{files}个文件",
        "The bundle has {count} volumes; the slot {slot} was left as {files} files",
        "门户每栏只保留一个文件的，请按册号分次补充提交。",
        "Where the portal keeps one file a slot, hand the volumes in one after the other.",
    ),
    "pack_slot_empty": Words(
        "栏目“{slot}”没有本次生成的文件", "Nothing was made for the slot {slot}",
        "请按清单准备后放入该栏目。", "Prepare what the list names and put it there.",
    ),
    "pack_not_looked_at": Words(
        "遮盖版中，第{pages}页有程序不能读取的内容（扫描件、照片等），可能仍有个人信息",
        "In the masked copy, pages {pages} hold what the program cannot read (scans, photographs): there may "
        "be personal data in the open",
        "请逐页查看；需要遮盖的，用 legal-docs mask 指定区域。",
        "Look at each; where something is to go, name the area with legal-docs mask.",
    ),
    "feedback_formula": Words(
        "单元格是公式，没有保存计算结果，读不出内容；这一行没有读入",
        "The cell is a formula without a saved result and cannot be read; the row was left out",
        "请用表格软件打开并保存，或者直接填写内容后交回。",
        "Open and save it in a spreadsheet, or type the value, and return the file.",
    ),
    "feedback_sheet": Words(
        "工作表有内容，但没有反馈表的表头，没有读入",
        "The sheet holds something but has not the headers of the form; it was not read",
        "需要读入的，请抄到反馈表；不需要的，请删去该工作表。",
        "Copy what is meant into the form, or delete the sheet.",
    ),
    "feedback_unknown_case": Words(
        "没有编号为“{number}”的案件", "There is no case {number}",
        "请核对编号；编号不要改动。", "Check the number; it must stay as it was handed over.",
    ),
    "feedback_no_number": Words(
        "这一行没有案件编号", "The row has no case number", "请补填案件编号。", "Fill it in."
    ),
    "feedback_twice": Words(
        "案件“{number}”还填在{rows}，各行都没有读入",
        "The case {number} also stands in {rows}; none of these rows was taken",
        "一件案件只填一行，请删去不对的一行后交回。",
        "One row for each case: delete the wrong one and return the file.",
    ),
    "feedback_nothing": Words(
        "案件“{number}”一行没有填写任何内容", "The row of {number} says nothing",
        "没有进展的可以不填，本行不读入。", "The row is left out.",
    ),
    "feedback_cell": Words(
        "“{value}”不能使用：{reason_zh}", "“{value}” cannot be used: {reason_en}",
        "请改正后交回。", "Correct it and return the file.",
    ),
    "feedback_days": Words(
        "{later}（{later_day}）早于{earlier}（{earlier_day}）",
        "{later} ({later_day}) lies before {earlier} ({earlier_day})",
        "请核对两个日期。", "Check both days.",
    ),
    "feedback_lacks": Words(
        "结果为“{result}”，但没有填写{column}", "The result is {result}, but {column} is empty",
        "请补填。", "Fill it in.",
    ),
    "feedback_no_filing_day": Words(
        "填写了立案案号，没有填写立案日期，登记立案时按反馈当天计",
        "There is a docket number without 立案日期; the filing will be dated by the day of the report",
        "知道立案日期的，请补填，期间应以实际日期计算。",
        "Fill in the day of filing if it is known: periods are counted from the real day.",
    ),
    "feedback_before_release": Words(
        "{column}（{day}）早于材料移交日期（{released}）",
        "{column} ({day}) lies before the pack was released ({released})",
        "请核对日期；确实在移交之前立案的，可以不改。",
        "Check the day; leave it if the case was filed before the pack was released.",
    ),
    "feedback_court": Words(
        "受理法院为“{found}”，案件资料中为“{known}”",
        "The court is {found}; the case file says {known}",
        "移送管辖或者另选法院的，请在案件资料中改正；写错的，请改正反馈表。",
        "Correct the case file, or the form where it is a slip.",
    ),
    **SIGNATURES,
}  # fmt: skip


WARNINGS = LOOK_AT | frozenset(
    {
        "folder_file_left",
        "folder_sums_missing",
        "bundle_record_missing",
        "pack_not_joined",
        "pack_volumes_apart",
        "pack_slot_empty",
        "pack_not_looked_at",
        "feedback_nothing",
        "feedback_days",
        "feedback_lacks",
        "feedback_no_filing_day",
        "feedback_before_release",
        "feedback_court",
    }
)
"""What is only to be looked at; all else is an error."""


def severity_of(code: str) -> Severity:
    """Return how grave the problem `code` is."""
    return Severity.WARNING if code in WARNINGS else Severity.ERROR


def said(code: str, *, place: Place | None = None, **fields: object) -> Problem:
    """Return the problem `code` of the table, filled in, at `place`."""
    words = Words(*(part.format_map(fields) for part in PACKS[code]))
    return Problem(code=code, severity=severity_of(code), place=place or Place(), **words._asdict())
