"""What can be wrong with a finished bundle, in both languages."""

from legal_docs.bundling.refusal_words import Words

_AGAIN_ZH = "请不要使用该文件，重新编制证据卷。"
_AGAIN_EN = "Do not use the file; make the bundle again."

FAULTS: dict[str, Words] = {
    "bundle_unreadable": Words(
        "证据卷无法重新打开（{detail}）",
        "The finished bundle cannot be opened again ({detail})",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_page_count": Words(
        "证据卷页数为 {found}，应为 {wanted}",
        "The bundle has {found} pages; there should be {wanted}",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_pages_do_not_follow": Words(
        "“{exhibit}”的页码与前一份证据不连续",
        "The pages of “{exhibit}” do not follow those before it",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_stamp": Words(
        "第 {page} 页下方的页码不对，读到“{found}”",
        "Page {page} does not bear its number; what stands there is “{found}”",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_stamp_covers": Words(
        "第 {page} 页的页码或者核对字样与该页内容重叠，有内容被遮住或者看不清",
        "Page {page}: its number or the words of certification and something else lie on each other",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_label": Words(
        "第 {page} 页在阅读器中的页码标签为“{found}”",
        "Page {page} is called “{found}” in the viewer",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_index_missing": Words(
        "目录中没有任何指向证据的链接",
        "The index has no link to any exhibit",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_row_missing": Words(
        "目录中没有“{exhibit}”的链接“{words}”",
        "The index has no link “{words}” for “{exhibit}”",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_row_differs": Words(
        "目录中“{exhibit}”一行应为“{words}”，读到“{found}”",
        "The index row of “{exhibit}” should say “{words}”; it says “{found}”",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_row_too_many": Words(
        "目录中多出链接“{found}”",
        "The index has a link “{found}” that belongs to no exhibit",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_link": Words(
        "目录中“{exhibit}”的链接没有指向该证据首页",
        "The index link of “{exhibit}” does not lead to its first page",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_bookmark": Words(
        "书签“{found}”缺失、多余或指向错误",
        "The bookmark “{found}” is missing, too many, or leads to a wrong page",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_damaged": Words(
        "证据卷文件{file}的结构有损坏",
        "The structure of the bundle file {file} is damaged",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_volumes": Words(
        "各册共有{found}份证据，应为{wanted}份，且顺序一致",
        "The volumes hold {found} exhibits; there should be {wanted}, in the same order",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_font": Words(
        "字体 {found} 没有嵌入证据卷",
        "The font {found} is not embedded in the bundle",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_action": Words(
        "{where}有动作、脚本或者外部链接（{found}），本程序不写入这些内容",
        "{where}: there is an action, a script or a link to the outside ({found}); this program writes none",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_extra": Words(
        "{where}有批注、附件、裁切或者其他内容（{found}），本程序不写入这些内容",
        "{where}: there is a note, an attachment, a crop or the like ({found}); this program writes none",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
    "bundle_property": Words(
        "文件属性“{found}”不是本程序写入的",
        "The property “{found}” of the file was not written by this program",
        _AGAIN_ZH,
        _AGAIN_EN,
    ),
}
