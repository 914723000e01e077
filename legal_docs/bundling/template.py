"""The HTML templates of the bundle: escaped by default, and a missing value is an error."""

from functools import cache
from pathlib import Path
from typing import Any

from legal_docs import shipped


def page(name: str, **values: Any) -> bytes:
    """Return `templates/bundle/<name>.html` filled with `values`, as a PDF."""
    from legal_docs.rendering.pdf import html_to_pdf

    html = _environment().get_template(f"{name}.html").render(**values)
    return html_to_pdf(html, css=(_folder() / "bundle.css",))


def _folder() -> Path:
    return shipped.templates() / "bundle"


@cache
def _environment() -> Any:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
