"""The HTML templates of packs: escaped by default, and a missing value is an error."""

from functools import cache
from typing import Any

from legal_docs import shipped


def page(name: str, **values: Any) -> bytes:
    """Return `templates/handover/<name>.html` filled with `values`, as a PDF; same input, same bytes."""
    from legal_docs.rendering.pdf import html_to_pdf

    html = _environment().get_template(f"{name}.html").render(**values)
    return html_to_pdf(html, css=(shipped.templates() / "handover" / "handover.css",))


def size(count: int) -> str:
    """Return a file's size for people: `834 KB`, `12.3 MB`."""
    return f"{count / 1_048_576:.1f} MB" if count >= 1_048_576 else f"{max(1, round(count / 1024))} KB"


@cache
def _environment() -> Any:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(shipped.templates() / "handover"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
