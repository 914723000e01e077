"""Every sentence said about a template, by code; `{…}` are filled in."""

from collections.abc import Mapping
from typing import NamedTuple

from legal_docs.model.problem import Place, Problem, Severity


class Words(NamedTuple):
    """One finding in both languages, and whether it forbids the use of the template."""

    severity: Severity
    zh: str
    en: str
    advice_zh: str
    advice_en: str


_E, _W = Severity.ERROR, Severity.WARNING
_SEE_ZH, _SEE_EN = "可用的键见 docs/template-fields.md", "docs/template-fields.md lists the keys"

TEMPLATE: Mapping[str, Words] = {
    "template_tag_open": Words(
        _E,
        "标记没有写完：{tag}",
        "A tag is not complete: {tag}",
        "请在同一段内写全 {{{{ … }}}} 或 {{% … %}}",
        "Write {{{{ … }}}} or {{% … %}} whole, within one paragraph",
    ),
    "template_tag_not_alone": Words(
        _E,
        "{tag} 所在的段落或表格行还有别的文字，生成时会丢失",
        "{tag} shares its paragraph or row with other words, which would be lost",
        "请让 {{%p … %}} 独占一段，{{%tr … %}} 独占一行",
        "Give {{%p … %}} a paragraph and {{%tr … %}} a row of its own",
    ),
    "template_tag_misplaced": Words(
        _E,
        "{tag} 不能放在这里",
        "{tag} cannot stand here",
        "{{%tr … %}} 只用于表格行，整段用 {{%p … %}}；不能使用 {{%tc、{{%r 和去空白的减号",
        "{{%tr … %}} belongs in a table row, {{%p … %}} takes a paragraph; no {{%tc, {{%r or minus signs",
    ),
    "template_block_open": Words(
        _E,
        "{tag} 没有结束",
        "{tag} is never closed",
        "请补上 {end}",
        "Add {end}",
    ),
    "template_block_stray": Words(
        _E,
        "{tag} 没有对应的开始标记",
        "{tag} closes nothing",
        "请删除，或补上开始的标记",
        "Take it out, or add the tag that opens it",
    ),
    "template_block_mixed": Words(
        _E,
        "{tag} 与开始的 {opened} 种类不同",
        "{tag} does not match {opened}, which opened the block",
        "开始和结束须是同一种标记（{{%p、{{%tr 或者 {{%），并在同一单元格或表格内",
        "Open and close with the same kind of tag, in the same cell or table",
    ),
    "template_syntax": Words(
        _E,
        "标记写法有误：{reason}",
        "A tag is written wrongly: {reason_en}",
        "请对照 templates/README.md 改正",
        "See templates/README.md",
    ),
    "template_unsafe": Words(
        _E,
        "{what_zh}",
        "{what_en}",
        "请改用字段、条件和循环；计算和拼接由程序完成",
        "Use fields, conditions and loops; leave the rest to the program",
    ),
    "template_unknown_key": Words(
        _E,
        "没有“{key}”这个键{nearest_zh}",
        "There is no key “{key}”{nearest_en}",
        _SEE_ZH,
        _SEE_EN,
    ),
    "template_prints_list": Words(
        _E,
        "“{key}”是一组内容，不能直接打印或当作文字",
        "“{key}” holds several things and cannot be printed as text",
        "请用循环逐项打印，或写明其中的键",
        "Walk it with a loop, or name a key inside it",
    ),
    "template_prints_switch": Words(
        _E,
        "“{key}”是“是/否”，不能打印",
        "“{key}” is yes or no and cannot be printed",
        "请用 {{% if … %}} 写出文字",
        "Use {{% if … %}} and write words",
    ),
    "template_not_a_list": Words(
        _E,
        "“{key}”不是一组内容，不能循环",
        "“{key}” is no list and cannot be walked",
        _SEE_ZH,
        _SEE_EN,
    ),
    "template_contents_missing": Words(
        _E,
        "缺少必备内容：{name}{article}",
        "A mandatory content is missing: {name}{article}",
        "请加上：{keys}",
        "Add: {keys}",
    ),
    "template_not_shown": Words(
        _E,
        "{what_zh}",
        "{what_en}",
        "请从模板中去掉",
        "Take it out of the template",
    ),
    "template_trial": Words(
        _E,
        "试填没有成功：{what_zh}",
        "A trial did not succeed: {what_en}",
        "请改正所指的标记",
        "Correct the tag it names",
    ),
    "template_comments": Words(
        _E,
        "文件中有批注，其中可能有不应外传的内容",
        "The file holds comments, which may say what must not leave the bank",
        "请在“审阅”中删除全部批注",
        "Delete all comments",
    ),
    "template_tracked": Words(
        _E,
        "文件中有修订痕迹",
        "The file holds tracked changes",
        "请接受或拒绝全部修订，并关闭修订",
        "Accept or reject all changes and turn tracking off",
    ),
    "template_external": Words(
        _E,
        "文件引用了外部内容：{target}",
        "The file refers to something outside it: {target}",
        "请删除外部链接、链接的图片和附加的模板，或改为文字",
        "Remove the link, the linked picture or the attached template, or write it out",
    ),
    "template_other_kind": Words(
        _E,
        "这份模板用的键大多不属于{kind}（如 {keys}），恐怕是另一种文书的模板",
        "Most keys of this template are not of {kind_en} (such as {keys}); it seems to be for another filing",
        "请核对所选的文书种类，或者说明文件中的 kind",
        "Check --kind, or kind in the TOML beside it",
    ),
    "template_faint": Words(
        _W,
        "有看不清的文字：{what_zh}",
        "Some words cannot be seen: {what_en}",
        "请改用黑色和可读的字号，或删除",
        "Make them black and large enough to read, or take them out",
    ),
    "template_not_a4": Words(
        _W,
        "页面不是 A4：{size}",
        "The page is not A4: {size}",
        "请在“布局 › 纸张大小”中改为 A4",
        "Set A4 in Layout › Size",
    ),
    "template_personal": Words(
        _W,
        "文件属性中留有{what}：{value}",
        "The properties of the file keep {what}: {value}",
        "请在“文件 › 信息 › 检查文档”中删除个人信息",
        "Remove personal information with File › Info › Inspect Document",
    ),
}


def finding(code: str, file: str, part: str = "", near: str = "", **slots: str) -> Problem:
    """Return the finding `code` at the paragraph that holds `near`, with its sentence filled in."""
    words = TEMPLATE[code]
    place = Place(file=file, sheet=part, column=f"“{near.strip()[:30]}”" if near.strip() else "")
    zh, en, advice_zh, advice_en = (text.format(**slots) for text in words[1:])
    return Problem(
        code=code,
        severity=words.severity,
        place=place,
        zh=zh,
        en=en,
        advice_zh=advice_zh,
        advice_en=advice_en,
    )
