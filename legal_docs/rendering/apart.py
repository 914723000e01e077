"""A template that others wrote, filled in a process of its own with a limit on time and memory.

`python -m legal_docs.rendering.apart` reads one order as JSON on stdin and answers as JSON on stdout.
"""

import base64
import contextlib
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from legal_docs import errors
from legal_docs.errors import BadInputError, LegalDocsError

SECONDS = 60
MEMORY = 3 * 1024**3
_NO_MEMORY = b"memory"
_RAISED = {kind.__name__: kind for kind in (BadInputError, errors.MissingValueError, errors.ProofError)}


def fill(template: Path, context: Mapping[str, Any], *, seconds: int = SECONDS) -> bytes:
    """Return the Word template filled with `context`, as `word.fill` does, and readable for the PDF.

    Raises BadInputError where it takes more than `seconds` or too much memory; else as `word.fill`,
    and ProofError for what a page could not show.
    """
    return _asked({"template": str(template.resolve()), "context": context}, template, seconds)["docx"]


def paper(
    template: Path,
    context: Mapping[str, Any],
    must_say: Sequence[str],
    *,
    title: str,
    never: Sequence[str] = (),
    once: Sequence[str] = (),
    seconds: int = SECONDS,
) -> tuple[bytes, bytes]:
    """Return the filled template as Word file and PDF, proved by `proof.prove`; raises as `fill`."""
    order = {"template": str(template.resolve()), "context": context, "must_say": must_say, "title": title}
    order |= {"never": never, "once": once}
    made = _asked(order, template, seconds)
    return made["docx"], made["pdf"]


def _asked(order: Mapping[str, Any], template: Path, seconds: int) -> dict[str, bytes]:
    command = [sys.executable, "-m", __name__, str(seconds)]
    data = json.dumps(order, ensure_ascii=True).encode()
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds + 30, check=False)
    except subprocess.TimeoutExpired as late:
        raise _too_much(template) from late
    if done.returncode < 0 or done.stdout == _NO_MEMORY:
        raise _too_much(template)
    try:
        answer = json.loads(done.stdout)
    except ValueError as broken:
        raise _broken_off(template) from broken
    if "error" in answer:
        raise _RAISED.get(answer["error"], BadInputError)(answer["zh"], answer["en"])
    return {name: base64.b64decode(text) for name, text in answer.items()}


def _too_much(template: Path) -> BadInputError:
    return BadInputError(
        f"模板 {template.name} 不能使用：生成时占用的时间或内存过多。请减少循环和嵌套",
        f"The template {template.name} cannot be used: it takes too much time or memory. Use fewer loops",
    )


def _broken_off(template: Path, what: str = "") -> BadInputError:
    return BadInputError(
        f"模板 {template.name} 不能使用：填写时中断{what}。请简化所指的标记后重试",
        f"The template {template.name} cannot be used: filling it broke off{what}. Make its tags simpler",
    )


def _answer(order: Mapping[str, Any]) -> dict[str, str]:
    """Return the answer to one order, as it is sent back; whatever went wrong is an answer too."""
    try:
        made = _made(order)
    except LegalDocsError as refused:
        return _refusal(refused, order)
    except MemoryError:
        raise
    except Exception as fault:
        return _refusal(_broken_off(Path(order["template"]), f"（{type(fault).__name__}）"), order)
    return {name: base64.b64encode(data).decode() for name, data in made.items()}


def _refusal(refused: LegalDocsError, order: Mapping[str, Any]) -> dict[str, str]:
    from legal_docs.rendering.template.trial import failing

    near = ""
    with contextlib.suppress(Exception):  # the place is a help; without it the sentence still stands
        near = failing(Path(order["template"]).read_bytes(), order["context"])
    zh, en = (f"（见“{near}”）", f" (near “{near}”)") if near else ("", "")
    return {"error": type(refused).__name__, "zh": refused.zh + zh, "en": refused.en + en}


def _made(order: Mapping[str, Any]) -> dict[str, bytes]:
    from legal_docs.rendering.reader import read
    from legal_docs.rendering.word import fill as filled

    docx = filled(Path(order["template"]), order["context"])
    if "must_say" not in order:
        read(docx)
        return {"docx": docx}
    from legal_docs.rendering.convert import docx_to_pdf
    from legal_docs.rendering.proof import prove

    pdf = docx_to_pdf(docx, title=order["title"])
    prove(docx, pdf, order["must_say"], order["never"], once=order["once"])
    return {"docx": docx, "pdf": pdf}


def _limit(seconds: int) -> None:
    """Limit this process; where the system has no such limits, the time the asker waits must do."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main(arguments: Sequence[str]) -> None:
    """Answer the order on stdin within the seconds given as the first argument."""
    _limit(int(arguments[0]))
    try:
        answer = json.dumps(_answer(json.loads(sys.stdin.buffer.read()))).encode()
    except MemoryError:
        answer = _NO_MEMORY
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main(sys.argv[1:])
