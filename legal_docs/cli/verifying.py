"""legal-docs verify: is a finished folder or a bundle still what was made?"""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from legal_docs.cli import show, work
from legal_docs.cli.signing import signature_told
from legal_docs.cli.texts import Lang
from legal_docs.errors import ExitCode
from legal_docs.services.verifying import Verified

_SAID = {
    "zh": {
        True: "核对通过：{path}（{files}{noun}{bundle}）",
        False: "核对没有通过：{path}（错误{errors}处）",
        "bundle": "，证据卷已逐页核对",
        "many": "个文件",
        "one": "个文件",
    },
    "en": {
        True: "Verified: {path} ({files} {noun}{bundle})",
        False: "Not as it was made: {path} ({errors} errors)",
        "bundle": ", the bundle page by page",
        "many": "files",
        "one": "file",
    },
}
_BLIND = {
    "zh": {
        True: "本核对的限度：清单（SHA256SUMS、manifest.json）没有签名，文件与清单一并被改写的，看不出来。",
        False: "本核对的限度：旁边没有 SHA256SUMS 或者本程序的 manifest.json，页面内容（文字、图像、裁切）"
        "被改动的，看不出来。请与生成时的清单放在同一文件夹再核对。",
    },
    "en": {
        True: "What this cannot see: the lists (SHA256SUMS, manifest.json) are not signed; a change does not "
        "show where they were rewritten with it.",
        False: "What this cannot see: there is no SHA256SUMS or manifest.json of ours beside the file, so "
        "a change of page content (text, pictures, crop) does not show. Put it beside "
        "its lists and check again.",
    },
}
"""What passing does not prove, by whether there were hashes to compare with."""
_SIGNED = {
    "zh": "本核对的限度：没有联网查询证书是否已被吊销；没有用 --roots 指定可信根证书的，不判断签名人是谁。",
    "en": "What this cannot see: whether a certificate was revoked (nothing is fetched), and, without "
    "--roots, whether the signer is who the certificate says.",
}
"""The same where the lists are signed."""

Finished = Annotated[
    Path,
    typer.Argument(
        help="案件文件夹或证据卷 PDF / folder of a finished case, or PDF of a bundle", exists=True
    ),
]
Roots = Annotated[
    Path | None,
    typer.Option(
        "--roots", help="可信根证书，文件或者文件夹 / certificates to trust, PEM or DER", exists=True
    ),
]
Json = Annotated[bool, typer.Option("--json", help="机器可读输出 / for machines")]


def verify(ctx: typer.Context, path: Finished, roots: Roots = None, json: Json = False) -> None:
    """核对已生成的文件夹或证据卷 / check that a finished folder or bundle is what was made."""
    from legal_docs.services import verifying
    from legal_docs.services.signing import trust

    wiring, lang = work.start(ctx)
    named = roots or (Path(wiring.settings.sign_roots) if wiring.settings.sign_roots else None)
    found = verifying.verify(path, trust.Watch(trust.roots(named), wiring.now()))
    if json:
        show.as_json(_as_json(found, lang))
    else:
        show.problems(found.problems, lang)
        show.tell(_told(found, lang), "green" if found.passed else "red")
        for one in found.signatures:
            show.tell(signature_told(one, lang))
        show.tell(_cannot_see(found, lang))
    raise typer.Exit(ExitCode.OK if found.passed else ExitCode.PROOF_FAILED)


def _told(found: Verified, lang: Lang) -> str:
    words = _SAID[lang]
    return words[found.passed].format(
        path=found.path,
        files=found.files,
        noun=words["one" if found.files == 1 else "many"],
        bundle=words["bundle"] if found.bundle else "",
        errors=sum(problem.is_error for problem in found.problems),
    )


def _cannot_see(found: Verified, lang: Lang) -> str:
    return _SIGNED[lang] if found.vouched else _BLIND[lang][found.hashed]


def _as_json(found: Verified, lang: Lang) -> dict[str, object]:
    problems = show.problem_json(found.problems)
    return {
        "path": str(found.path),
        "passed": found.passed,
        "files": found.files,
        "bundle": found.bundle,
        "hashed": found.hashed,
        "cannot_see": _cannot_see(found, lang),
        "signatures": [asdict(one) for one in found.signatures],
        "problems": problems,
    }
