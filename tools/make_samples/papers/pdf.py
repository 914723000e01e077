"""Pages laid out with WeasyPrint from HTML; one packaged font, subset, so the files stay small."""

from html import escape

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from tools.make_samples.papers.fonts import missing, small_font

MARK = "样例 · 虚构，不涉及任何真实的人、银行、法院或企业"
_CSS = """
@font-face { font-family: 样例黑体; src: url('%(font)s') }
@page { size: %(size)s; margin: %(margin)s;
        @bottom-left { content: '%(mark)s'; font: 7pt 样例黑体; color: #888 }
        @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt 样例黑体 } }
body { font: 10.5pt/1.75 样例黑体; text-align: justify }
h1 { font-size: 17pt; text-align: center; font-weight: normal; letter-spacing: .15em; margin: 0 0 6mm }
h2 { font-size: 11.5pt; font-weight: normal; margin: 4mm 0 1mm; break-after: avoid }
p { margin: 0 0 1.2mm } .in { text-indent: 2em } .r { text-align: right } .c { text-align: center }
.warn { border: .4mm solid #000; padding: 2mm 3mm; margin: 3mm 0; }
.strong { text-decoration: underline }
table { border-collapse: collapse; width: 100%%; margin: 2mm 0 }
tr { break-inside: avoid }
td, th { border: .25mm solid #444; padding: 1mm 2mm; font-weight: normal; font-size: 9.5pt }
.hand { color: #123a8c; font-size: 14pt; display: inline-block; transform: rotate(-3deg) }
.name { color: #123a8c; font-size: 11pt }
.seal { width: 34mm; height: 34mm; border: .9mm solid #c8161d; border-radius: 50%%; color: #c8161d;
        text-align: center; font-size: 9pt; line-height: 1.25; padding-top: 9mm; box-sizing: border-box;
        margin: -12mm 12mm -22mm auto; opacity: .75 }
.slip h1 { font-size: 14pt; margin: 0 0 2mm } .slip { line-height: 1.5 }
.slip .seal { position: absolute; right: 8mm; bottom: 2mm; margin: 0 }
.page { break-after: page } .page:last-child { break-after: auto }
"""
SEAL = "<div class=seal>★<br>示例专用章<br>（样例）</div>"


def pdf(body: str, *, size: str = "A4") -> bytes:
    """Return `body` (HTML) as a PDF."""
    if holes := missing(body):
        raise ValueError(f"no glyph for {holes}")
    values = {"font": small_font().as_uri(), "size": size, "mark": MARK}
    values["margin"] = "12mm 16mm 14mm" if size.startswith("A5") else "22mm 20mm 20mm"
    fonts = FontConfiguration()
    sheet = CSS(string=_CSS % values, font_config=fonts)
    kind = "slip" if size.startswith("A5") else "sheet"
    page = HTML(string=f"<html lang=zh-CN><body class={kind}>{body}</body></html>")
    made: bytes = page.write_pdf(stylesheets=[sheet], font_config=fonts)
    return made


def text(value: object) -> str:
    """Return `value` as text safe inside HTML."""
    return escape(str(value))


def day(value: object) -> str:
    """Return a date in Chinese words, empty where there is none."""
    return f"{value.year}年{value.month}月{value.day}日" if value else ""  # type: ignore[attr-defined]


def table(rows: list[tuple[object, ...]], *, head: bool = False) -> str:
    """Return an HTML table; the first row is a header where `head` says so."""
    made = []
    for at, row in enumerate(rows):
        tag = "th" if head and at == 0 else "td"
        made.append("<tr>" + "".join(f"<{tag}>{text(cell)}</{tag}>" for cell in row) + "</tr>")
    first = f"<thead>{made.pop(0)}</thead>" if head else ""
    return f"<table>{first}<tbody>{''.join(made)}</tbody></table>"
