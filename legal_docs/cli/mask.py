"""legal-docs mask: a copy of a PDF without the personal data of a case, and what of it was not looked at."""

from pathlib import Path
from typing import Annotated, Any

import typer

from legal_docs.bundling.masking.kinds import Kind, Style
from legal_docs.bundling.masking.mask import Masked, PageMask, PageUnseen
from legal_docs.cli import show, work
from legal_docs.cli.options import Evidence, Force, Json, On, Source
from legal_docs.cli.texts import Lang
from legal_docs.services.mask import Wish, mask_file

_KINDS = [kind for kind in Kind if kind not in (Kind.WORD, Kind.AREA)]
_SAID = {
    "zh": (
        "已写入{file}：{pages}页中有{masked}页遮盖，共{boxes}处；标题和书签中{titles}处",
        "以下各页没有（完整）查看，可能仍有个人信息。请逐页核对，需要遮盖的写入 --areas 文件：",
        "第{label}页（文件第{page}页）",
    ),
    "en": (
        "Written: {file}. {masked} of {pages} pages masked, {boxes} boxes; {titles} titles and bookmarks",
        "NOT looked at in full, and may hold personal data; check each page and list areas with --areas:",
        "page {label} (page {page} of the file)",
    ),
}

File = Annotated[
    Path, typer.Argument(help="要遮盖的 PDF / the PDF to mask", exists=True, dir_okay=False, metavar="FILE")
]
Target = Annotated[Path, typer.Option("--out", help="要写入的 PDF / the PDF to write")]
Case = Annotated[str | None, typer.Option("--case", help="按哪一件的当事人遮盖 / whose data to mask")]
Keep = Annotated[
    list[str] | None,
    typer.Option("--keep", help=f"不遮盖的种类，可重复 / kinds that stay: {', '.join(_KINDS)}"),
]
Also = Annotated[list[str] | None, typer.Option("--also", help="另外遮盖的词语，可重复 / further words")]
Areas = Annotated[
    Path | None,
    typer.Option("--areas", help="扫描页遮盖区域 TOML / areas of scans", exists=True, dir_okay=False),
]
StyleOption = Annotated[
    str, typer.Option("--style", help="full 全部遮盖；ends 号码保留前三后四 / full or ends")
]


def mask(
    ctx: typer.Context,
    file: File,
    source: Source,
    out: Target,
    case: Case = None,
    keep: Keep = None,
    also: Also = None,
    areas: Areas = None,
    style: StyleOption = Style.FULL.value,
    on: On = None,
    evidence: Evidence = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """遮盖 PDF 中的个人信息，另存副本 / a copy of a PDF with personal data masked."""
    task = work.job(ctx, source, on, evidence=evidence, case=case, force=force, json=json)
    wish = Wish(frozenset(map(_kind, keep or ())), tuple(also or ()), areas, _style(style))
    done = mask_file(file, source, out, wish, on=task.on, case=case, evidence=evidence, force=force)
    _tell(out, done, task.lang)
    if json:
        show.as_json(_as_json(out, done))
    else:
        for each in done.pages_masked:
            show.line(_masked(each, task.lang))


def _kind(word: str) -> Kind:
    try:
        kind = Kind(word)
    except ValueError:
        kind = Kind.AREA
    if kind not in _KINDS:
        choices = ", ".join(f"{one.value}（{one.label}）" for one in _KINDS)
        raise typer.BadParameter(f"--keep: {choices}")
    return kind


def _style(word: str) -> Style:
    try:
        return Style(word)
    except ValueError:
        raise typer.BadParameter("--style: full, ends") from None


def _tell(out: Path, done: Masked, lang: Lang) -> None:
    written, not_seen, _ = _SAID[lang]
    counts = {"pages": done.page_count, "masked": len(done.pages_masked), "boxes": done.boxes}
    show.tell(written.format(file=out, titles=done.titles, **counts))
    if done.pages_not_looked_at:
        show.tell(not_seen, "red")
    for each in done.pages_not_looked_at:
        reasons = "、".join(reason.value if lang == "en" else reason.label for reason in each.reasons)
        show.tell(f"  {_place(each, lang)}: {reasons}")


def _masked(each: PageMask, lang: Lang) -> str:
    said = [f"{kind.value if lang == 'en' else kind.label} {count}" for kind, count in each.counts]
    nothing = (
        "hidden words or fonts that would tell" if lang == "en" else "页中隐藏的文字或者会透露内容的字体"
    )
    return f"{_place(each, lang)}: {', '.join(said) or nothing}"


def _place(each: PageMask | PageUnseen, lang: Lang) -> str:
    return _SAID[lang][2].format(label=each.label, page=each.page)


def _as_json(out: Path, done: Masked) -> dict[str, Any]:
    return {
        "file": str(out),
        "page_count": done.page_count,
        "boxes": done.boxes,
        "titles": done.titles,
        "pages_masked": [
            {"page": each.page, "label": each.label, "counts": {k.value: n for k, n in each.counts}}
            for each in done.pages_masked
        ],
        "pages_not_looked_at": [
            {"page": each.page, "label": each.label, "reasons": [reason.value for reason in each.reasons]}
            for each in done.pages_not_looked_at
        ],
    }
