"""Why a file is refused, and what its reader should look at, in both languages."""

from typing import NamedTuple


class Words(NamedTuple):
    """One problem in both languages; `{…}` are filled in when it is raised."""

    zh: str
    en: str
    advice_zh: str
    advice_en: str


REFUSALS: dict[str, Words] = {
    "exhibit_encrypted": Words(
        "文件设有打开密码，无法编入证据卷",
        "The file needs a password to open",
        "请向提供人索取密码，另存为不加密的文件后替换。",
        "Save a copy without the password and replace the file.",
    ),
    "exhibit_broken": Words(
        "文件已损坏或不完整，无法读取（{detail}）",
        "The file is broken or cut short and cannot be read ({detail})",
        "请重新导出、扫描或下载该文件。",
        "Export, scan or download the file again.",
    ),
    "exhibit_empty": Words(
        "文件没有内容",
        "The file is empty",
        "请替换为有内容的文件；不作为证据的，请移出证据文件夹。",
        "Replace it, or move it out of the evidence folder.",
    ),
    "exhibit_no_pages": Words(
        "PDF 中没有任何页面",
        "The PDF has no pages",
        "请重新生成该 PDF。",
        "Make the PDF again.",
    ),
    "exhibit_unknown_type": Words(
        "不支持的文件类型（{detail}）",
        "This type of file is not supported ({detail})",
        "请另存为 PDF、JPEG、PNG、TIFF、HEIC、DOCX、XLSX、CSV、TXT、EML 或者常见的录音录像格式；"
        "不作为证据的，请移出证据文件夹。",
        "Save it as PDF, JPEG, PNG, TIFF, HEIC, DOCX, XLSX, CSV, TXT, EML or a usual recording, or move it.",
    ),
    "exhibit_too_large": Words(
        "文件过大或展开后过大（{detail}）",
        "The file is too large, or would be once unpacked ({detail})",
        "请缩小图片、拆分文件或降低扫描分辨率后替换。",
        "Make the picture smaller, split the file, or scan it at a lower resolution.",
    ),
    "exhibit_cannot_convert": Words(
        "无法转换为页面：{detail}",
        "It cannot be turned into pages: {detail}",
        "请用原软件另存为 PDF 后替换。",
        "Save it as PDF in the program it was made with and replace it.",
    ),
    "exhibit_unreadable": Words(
        "无法读取文件（{detail}）",
        "The file cannot be read ({detail})",
        "请检查文件权限后重试。",
        "Check the permissions of the file and try again.",
    ),
    "exhibit_link": Words(
        "这是指向别处的链接，不是文件，未编入证据卷",
        "This is a link to another place, not a file; it was not taken into the bundle",
        "请把原文件复制到证据文件夹。",
        "Copy the file itself into the evidence folder.",
    ),
    "exhibit_name_illegal": Words(
        "文件名含有无法使用的字符",
        "The file name holds characters that cannot be used",
        "请改名后重试。",
        "Rename the file.",
    ),
    "exhibit_name_twice": Words(
        "文件夹中有两个文件，去掉不可见字符后名称相同",
        "Two files have the same name once invisible characters are taken away",
        "请给其中一个改名。",
        "Rename one of them.",
    ),
    "exhibit_title_glyph": Words(
        "证据名称中有字体无法打印的字符：{detail}",
        "The title holds characters the fonts cannot print: {detail}",
        "请改名，或在证据说明中另写证据名称。",
        "Rename the file, or give it a title in the evidence notes.",
    ),
    "exhibit_changed": Words(
        "文件在编制过程中被改动，与登记的校验值不一致",
        "The file was changed while the bundle was made; its SHA-256 differs",
        "请确认文件内容后重新编制。",
        "Check the file and make the bundle again.",
    ),
    "exhibit_missing": Words(
        "证据说明提到的文件不在证据文件夹中",
        "A file named in the evidence notes is not in the evidence folder",
        "请补交该文件，或核对文件夹与文件名（须完全一致）。",
        "Add the file, or check the folder and file name (they must be exactly the same).",
    ),
    "exhibit_note_twice": Words(
        "证据说明中同一文件出现两次",
        "The evidence notes name this file twice",
        "请只保留一条。",
        "Keep one of the notes.",
    ),
    "evidence_folder_missing": Words(
        "证据文件夹不存在或不能读取",
        "The evidence folder is missing or cannot be read",
        "请核对文件夹名称是否与案件编号一致。",
        "Check that the folder has the case number as its name.",
    ),
    "no_exhibits": Words(
        "证据文件夹中没有可以编入证据卷的文件",
        "There is no file for the bundle in the evidence folder",
        "请放入证据材料后重试。",
        "Put the evidence into the folder and try again.",
    ),
    "supplement_withdrawn": Words(
        "已经提交的证据{name}“{title}”不在证据文件夹中",
        "Exhibit {name} “{title}”, filed before, is not in the evidence folder",
        "已提交的证据不能从卷中抽走。请把原文件放回；需要撤回的，另行向法院说明。",
        "What was filed cannot be taken out. Put the file back, or tell the court apart from this.",
    ),
    "supplement_changed": Words(
        "已经提交的证据{name}“{title}”的文件已被改动",
        "The file of exhibit {name} “{title}”, filed before, was changed",
        "请把提交时的文件放回（可以另取文件名）；改动后的文件留在文件夹中，即作为新证据补充。",
        "Put the file back as it was filed (any name will do); the changed one is then a new exhibit.",
    ),
    "supplement_records": Words(
        "已提交证据卷的记录与其他记录不符，或者缺少在先的记录（证据{name}）",
        "The records of the filed bundles do not fit together, or an earlier one is missing (exhibit {name})",
        "请用 --filed 从第一次提交起依次指定全部文件夹，并使用当时生成、没有改动的文件。",
        "Name with --filed all folders from the first filing on, as they were made then.",
    ),
    "supplement_nothing_new": Words(
        "证据文件夹中没有新的证据",
        "There is no new exhibit in the evidence folder",
        "请把要补充的证据放入案件的证据文件夹后重试。",
        "Put the new exhibits into the evidence folder of the case and try again.",
    ),
}

WARNINGS: dict[str, Words] = {
    "exhibit_skipped": Words(
        "系统自动生成的文件，未编入证据卷",
        "Left by the operating system; not taken into the bundle",
        "无需处理。",
        "Nothing to do.",
    ),
    "exhibit_excluded": Words(
        "按证据说明，本文件不编入证据卷",
        "Left out of the bundle, as the evidence notes say",
        "如需提交，请在证据说明中取消“不提交”。",
        "Take “exclude” out of the notes if it is to be filed.",
    ),
    "exhibit_name_cleaned": Words(
        "文件名含有不可见或控制书写方向的字符，已按去除后的名称登记",
        "The file name holds invisible characters; it is listed without them",
        "请核对文件类型和来源。",
        "Check what the file is and where it came from.",
    ),
    "exhibit_type_differs": Words(
        "文件的实际类型（{detail}）与扩展名不一致，已按实际类型处理",
        "The file is really {detail}, not what its extension says; it was treated as what it is",
        "请核对文件来源。",
        "Check where the file came from.",
    ),
    "exhibit_third_persons": Words(
        "从名称看，本文件含有案外人的个人信息（如通讯录、通话详单），超出证明本案所必需的范围",
        "By its name the file holds data of people outside the case, more than the claim needs",
        "请在证据说明中选“不提交”，或者只摘录与债务人有关的部分。",
        "Exclude it in the notes, or file only the part about the debtor.",
    ),
    "exhibit_signed": Words(
        "文件带有电子签名；汇编后签名无法验证，证据卷中只保留其外观",
        "The file is digitally signed; the bundle keeps only the look of the signature",
        "请将原始电子文件一并提交或备查。",
        "Keep the original file ready to hand in.",
    ),
    "exhibit_repaired": Words(
        "文件结构有缺陷，已自动修复后编入",
        "The file had structural faults and was repaired",
        "请对照原文件核对页数和内容。",
        "Compare its pages with the original.",
    ),
    "exhibit_layers": Words(
        "PDF 含有被隐藏的图层，编入后可能显示出来",
        "The PDF has hidden layers that may show in the bundle",
        "请核对该证据在证据卷中的页面；不一致的，请打印为不带图层的 PDF 后替换。",
        "Look at its pages in the bundle; if they differ, print it to a PDF without layers.",
    ),
    "exhibit_attachments": Words(
        "PDF 带有附件，附件未编入证据卷",
        "The PDF carries attachments, which are not in the bundle",
        "附件需要提交的，请另存到证据文件夹。",
        "Save attachments that are to be filed into the evidence folder.",
    ),
    "exhibit_comments": Words(
        "PDF 带有弹出式批注，批注文字未编入证据卷",
        "The PDF carries pop-up comments whose text is not in the bundle",
        "请核对批注是否属于证据内容；属于的，请连同批注打印后替换。",
        "If the comments are part of the evidence, print the file with its comments and replace it.",
    ),
    "exhibit_drawings": Words(
        "表格文件中的图片、图表或文本框未编入证据卷，只编入各工作表的单元格和批注",
        "Pictures, charts or text boxes of the spreadsheet are not in the bundle; cells and comments are",
        "这些内容需要提交的，请打印为 PDF 后替换。",
        "Print the file to PDF and replace it if they are to be filed.",
    ),
    "exhibit_glyphs": Words(
        "文件中有字体无法打印的字符（{detail}），打印件上以〔U+编码〕标示",
        "The file holds characters the fonts cannot print ({detail}); they are shown as 〔U+code〕",
        "需要显示原样的，请截图或另存为 PDF 后替换。",
        "To show them as they are, replace the file by a screenshot or a PDF.",
    ),
    "exhibit_same": Words(
        "与“{detail}”内容完全相同",
        "It is the same, byte for byte, as “{detail}”",
        "请核对是否重复放入。",
        "Check whether it was put in twice.",
    ),
    "bundle_volume_too_large": Words(
        "这一册只有一份证据，仍超过法院要求的页数或者大小",
        "This volume holds one exhibit and is still over the court's limit of pages or size",
        "证据不能拆断。请压缩扫描件（另存较低分辨率，保留原件），或者与法院联系线下提交。",
        "An exhibit is never cut. Scan it smaller and keep the original, or hand it in on paper.",
    ),
    "exhibit_without_purpose": Words(
        "没有证明目的，证据目录该栏将为空",
        "It has no purpose; that column of the index stays empty",
        "请在证据说明中写明证明目的。",
        "Say in the evidence notes what it proves.",
    ),
    "evidence_contradiction": Words(
        "证据与案件资料或者证据之间不一致：{what}（{detail}）",
        "Exhibits and case file tell a fact differently: {what} ({detail})",
        "{advice}。见《时效审查意见》“证据核对”。",
        "See the part on evidence in the report, and mend the one that is wrong.",
    ),
    "essential_paper_missing": Words(
        "缺少必备的证据：{detail}",
        "An essential paper is not among the exhibits: {detail}",
        "请补充入卷；已经入卷而名称不同的，在案件资料中引用该文件。",
        "Add it; if it is there under another name, cite the file in the case file.",
    ),
    "fact_without_proof": Words(
        "文书所述的事实没有证据：{detail}",
        "A fact that the paper tells has no exhibit: {detail}",
        "请补充证据并在案件资料中引用，或者不主张该事实。",
        "Add an exhibit and cite it in the case file, or do not plead the fact.",
    ),
    "exhibit_not_recognised": Words(
        "扫描页没有能够使用的识别文字，检索不到：第{pages}页（{detail}）",
        "Scanned pages without recognised words that can be used; search fails there: {pages} ({detail})",
        "请人工查看；页面横躺或者倒置的，请在证据说明中填写“旋转”，再次运行。",
        "Look at them; where a page lies wrong, give “turn” in the evidence notes and run again.",
    ),
    "recognised_contradiction": Words(
        "{what}可能前后不一：{detail}（由图像识别所得，仅供核对，不作为事实）",
        "{what} may be told differently: {detail} (read in a picture by a machine: to be checked, no fact)",
        "请对照扫描件原图核对；识别有误的，不必理会。",
        "Compare it with the scan itself; where it was misread, leave it.",
    ),
    "recognised_strangers": Words(
        "可能有案外人的信息（页码{page}）：手机号码{phones}个、身份证号码{ids}个"
        "（由图像识别所得，仅供核对，不作为事实）",
        "Page {page} may hold data of other people: {phones} phones, {ids} identity numbers "
        "(read in a picture by a machine: to be checked, no fact)",
        "请查看该页；确有与本案无关的信息的，请删去或者遮盖后再提交。",
        "Look at the page; what has nothing to do with the case should go or be masked.",
    ),
    "bundle_joined": Words(
        "证据卷之后并入了{count}页其他文书（{pages}），这些页的内容不在核对范围内",
        "{count} pages of other papers ({pages}) are joined behind the bundle; what they say is not checked",
        "请与案件文件夹中的文书对照，或者连同整个材料包核对。",
        "Compare them with the papers in the folder of the case, or verify the whole pack.",
    ),
    "exhibit_strangers": Words(
        "有案外人的信息（页码{page}）：手机号码{phones}个、身份证号码{ids}个",
        "Numbers of people outside the case (page {page}): {phones} mobile, {ids} identity numbers",
        "与本案事实无关的，请删去该页或者遮盖后再提交（个人信息保护法第六条）。",
        "Leave the page out or black the numbers out, unless they prove a fact of the case.",
    ),
}
