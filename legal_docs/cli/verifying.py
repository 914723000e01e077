"""legal-docs verify: is a finished folder or a bundle still what was made?"""

from pathlib import Path
from typing import Annotated

import typer

from legal_docs.cli import show, work
from legal_docs.errors import ExitCode
from legal_docs.services.verifying import Verified

_SAID = {
    "zh": {
        True: "核对通过：{path}（{files}个文件{bundle}）",
        False: "核对没有通过：{path}（错误{errors}处）",
        "bundle": "，证据卷已逐页核对",
    },
    "en": {
        True: "Verified: {path} ({files} files{bundle})",
        False: "Not as it was made: {path} ({errors} errors)",
        "bundle": ", the bundle page by page",
    },
}

Finished = Annotated[
    Path,
    typer.Argument(
        help="案件文件夹或证据卷 PDF / folder of a finished case, or PDF of a bundle", exists=True
    ),
]
Json = Annotated[bool, typer.Option("--json", help="机器可读输出 / for machines")]


def verify(ctx: typer.Context, path: Finished, json: Json = False) -> None:
    """核对已生成的文件夹或证据卷 / check that a finished folder or bundle is what was made."""
    from legal_docs.services import verifying

    _, lang = work.start(ctx)
    found = verifying.verify(path)
    errors = sum(problem.is_error for problem in found.problems)
    if json:
        show.as_json(_as_json(found))
    else:
        show.problems(found.problems, lang)
        words = _SAID[lang]
        bundle = words["bundle"] if found.bundle else ""
        told = words[found.passed].format(path=path, files=found.files, bundle=bundle, errors=errors)
        show.tell(told, "green" if found.passed else "red")
    raise typer.Exit(ExitCode.OK if found.passed else ExitCode.PROOF_FAILED)


def _as_json(found: Verified) -> dict[str, object]:
    problems = show.problem_json(found.problems)
    return {
        "path": str(found.path),
        "passed": found.passed,
        "files": found.files,
        "bundle": found.bundle,
        "problems": problems,
    }
