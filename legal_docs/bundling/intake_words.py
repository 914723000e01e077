"""What is said of archives, e-mails, recordings and cleaned files, in both languages."""

from legal_docs.bundling.refusal_words import Words

REFUSALS: dict[str, Words] = {
    "archive_unreadable": Words(
        "压缩包无法打开（{detail}）",
        "The archive cannot be opened ({detail})",
        "请重新压缩为不加密、不分卷的 ZIP 文件，或者解压后指定文件夹。",
        "Make it again as one ZIP file without a password, or unpack it and name the folder.",
    ),
    "archive_member_outside": Words(
        "压缩包中的这一项要写到压缩包以外的位置，未解压",
        "This entry would be written outside the archive’s folder; it was not unpacked",
        "请核对压缩包的来源；确需提交的，请重新压缩该文件。",
        "Check where the archive came from; pack the file again if it is needed.",
    ),
    "archive_file_of_no_case": Words(
        "压缩包中的这个文件不在以案件编号命名的文件夹里，未编入证据卷",
        "This file of the archive stands in no folder named by a case number; it was not taken",
        "请放入以案件编号命名的文件夹后重新压缩；与案件无关的，请移出。",
        "Put it into the folder named by its case number and pack again, or take it out.",
    ),
    "archive_folder_of_no_case": Words(
        "压缩包中的这个文件夹不是以本案件文件中的案件编号命名的，其中的文件（{detail} 个）未编入证据卷",
        "This folder of the archive bears no case number of the file; its files ({detail}) were not taken",
        "属于某一案件的，请把文件夹改名为与案件文件完全一致的案件编号后重新压缩；不属于的，请移出。",
        "If it belongs to a case, rename it to the exact case number and pack again; else take it out.",
    ),
    "archive_nested": Words(
        "压缩包里还有压缩包，里面的文件未编入证据卷",
        "There is an archive inside the archive; the files in it were not taken",
        "请把里面的文件解压后放入证据文件夹。",
        "Unpack it into the evidence folder.",
    ),
    "exhibit_word_content": Words(
        "Word 文件中有不能原样显示的内容：{detail}，未编入证据卷",
        "The Word file holds something that cannot be shown as it is ({detail}); it is not in the bundle",
        "请用 Word 或者 WPS 打开，核对无误后另存为 PDF，放入证据文件夹替换；原 Word 文件留存备查。",
        "Open it in Word or WPS, save it as PDF, and put that into the folder; keep the Word file.",
    ),
    "exhibit_name_too_long": Words(
        "文件名或路径过长（{detail} 字节）",
        "The file name or its path is too long ({detail} bytes)",
        "请缩短文件夹名和文件名。",
        "Shorten the names of folders and file.",
    ),
}

WARNINGS: dict[str, Words] = {
    "exhibit_cleaned": Words(
        "文件中不属于页面的内容未编入证据卷：{detail}",
        "What is not part of its pages was left out of the bundle: {detail}",
        "请核对文件来源。原文件未作改动。",
        "Check where the file came from. The file itself was not changed.",
    ),
    "exhibit_lies_sideways": Words(
        "页面上的文字看来是横躺的（{detail}），未自动旋转",
        "The words seem to lie on their side ({detail}); the page was not turned",
        "请核对；需要旋转的，请在证据说明中填写“旋转”，或者旋转后重新扫描。",
        "Look at it; give “turn” in the evidence notes, or scan it upright.",
    ),
    "exhibit_transcript": Words(
        "作为同名录音录像（{detail}）的文字整理稿附在其后，不单独编号",
        "It follows the recording of the same name ({detail}) as its transcript, without a number of its own",
        "需要单独作为证据的，请改名。",
        "Rename it if it is to be an exhibit of its own.",
    ),
    "recording_without_transcript": Words(
        "录音录像没有文字整理稿",
        "The recording has no transcript",
        "请整理文字，存为同名的 TXT 或者 DOCX 文件，放在同一文件夹。",
        "Write one, and put it beside the recording under the same name as TXT or DOCX.",
    ),
    "recording_length_unknown": Words(
        "不能从文件中确定录音录像的时长，证据卷中写明“未能读取”",
        "How long the recording runs cannot be read from the file; the sheet says so",
        "请播放核对；文件不完整的，请重新导出。",
        "Play it; export it again if it is not whole.",
    ),
    "mail_attachment_not_shown": Words(
        "邮件附件没有编入页面，只列出名称和校验值：{detail}",
        "An attachment of the e-mail is listed with its SHA-256, but not shown: {detail}",
        "需要提交的，请另存到证据文件夹。",
        "Save it into the evidence folder if it is to be filed.",
    ),
    "mail_html_differs": Words(
        "邮件正文的网页格式与纯文本格式文字不同，两种都已编入页面",
        "The text of the e-mail in HTML is not what its plain text says; both are in the bundle",
        "请核对收件人看到的是哪一种；必要时提交邮件客户端的截图。",
        "See which of the two was shown to the recipient, and file a screenshot if needed.",
    ),
    "mail_words_unreadable": Words(
        "邮件中有按其声明的编码无法读出的字节，打印件上以 \\xNN 标示",
        "Some bytes of the e-mail cannot be read in the encoding it states; they are shown as \\xNN",
        "请对照原邮件核对，必要时提交截图。",
        "Compare with the mail itself, and file a screenshot if needed.",
    ),
    "exhibit_formula_without_value": Words(
        "工作表“{sheet}”的单元格（{detail}）是公式，文件里没有保存计算结果；页面上写明“无缓存值”和公式",
        "Cells of sheet “{sheet}” ({detail}) are formulas without a saved result; the page shows the formula",
        "请用 Excel 或 WPS 打开该文件，保存一次后替换。",
        "Open the file in Excel or WPS, save it, and replace it.",
    ),
    "exhibit_long_number": Words(
        "工作表“{sheet}”的单元格（{detail}）把16位以上的号码存成了数字，第16位起可能已被改为0",
        "Cells of sheet “{sheet}” ({detail}) hold numbers of 16 digits or more; the last may be lost",
        "请对照原系统核对账号、证件号；以文本格式重新导出后替换。",
        "Compare them with the system they came from, and export them again as text.",
    ),
    "exhibit_hidden_cells": Words(
        "工作表“{sheet}”有隐藏的内容（{detail}），已照样编入页面并注明",
        "Sheet “{sheet}” has hidden parts ({detail}); they are in the bundle and said to be hidden",
        "请核对这些内容是否应当提交；不应提交的，请在来源系统重新导出后替换。",
        "See whether they are to be filed; if not, export the sheet again without them.",
    ),
    "exhibit_cell_comments": Words(
        "表格文件中有 {detail} 条批注无法对应到单元格，未编入证据卷",
        "{detail} comments of the spreadsheet belong to no cell that is shown; they are not in the bundle",
        "批注属于证据内容的，请连同批注打印为 PDF 后替换。",
        "If they are part of the evidence, print the file with its comments to PDF and replace it.",
    ),
}
