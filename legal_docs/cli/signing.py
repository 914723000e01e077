"""legal-docs sign: electronic signatures and timestamps on a finished folder, a pack or a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legal_docs.cli import show, work
from legal_docs.cli.options import Force, Json, Out
from legal_docs.cli.texts import Lang
from legal_docs.errors import UsageError
from legal_docs.services.wiring import Wiring

if TYPE_CHECKING:
    from legal_docs.services.signing.found import Signature
    from legal_docs.services.signing.key import Key
    from legal_docs.services.signing.sign import Signed

_SAID = {
    "zh": {
        True: "已写入 {path}：签名的 PDF {pdfs}个，清单已签名",
        False: "已写入 {path}：{files}（各文件不变，签名或者时间戳针对清单）",
        "word": "签名密钥的密码",
    },
    "en": {
        True: "Written: {path}: {pdfs} PDFs signed, and their list",
        False: "Written: {path}: {files} (no file was changed; the list was signed or stamped)",
        "word": "Password of the key",
    },
}
_ONE = {
    "zh": {
        "signature": "签名：{file}：{signer}（证书由{issuer}颁发），{when}；{after}；{trust}",
        "stamp": "时间戳：{file}：{stamped_by}，{stamped_at}；{after}；{trust}",
        "stamped": "时间戳{stamped_at}（{stamped_by}）",
        "claimed": "自称于{signed_at}签名，没有时间戳",
        "unknown": "没有签名时间",
        "broken": "无效",
        "nothing": "签名后没有改动",
        "signatures": "其后只增加了签名或者时间戳",
        "changes": "签名后有改动",
        "not_judged": "证书是否可信没有判断（没有指定可信根证书）",
        "trusted": "证书可信（追溯到指定的根证书）",
        "untrusted": "证书不可信",
    },
    "en": {
        "signature": "Signed: {file}: {signer} (certificate by {issuer}), {when}; {after}; {trust}",
        "stamp": "Timestamp: {file}: {stamped_by}, {stamped_at}; {after}; {trust}",
        "stamped": "timestamp of {stamped_at} ({stamped_by})",
        "claimed": "says it was made {signed_at}, without a timestamp",
        "unknown": "without a time",
        "broken": "not valid",
        "nothing": "nothing was changed after it",
        "signatures": "only signatures or timestamps were added after it",
        "changes": "the file was changed after it",
        "not_judged": "whether the certificate is to be trusted was not judged (no roots given)",
        "trusted": "the certificate leads to a root you trust",
        "untrusted": "the certificate is not trusted",
    },
}
Targets = Annotated[
    list[Path],
    typer.Argument(help="案件文件夹、材料包或者 PDF / finished folders, packs or PDFs", exists=True),
]
KeyFile = Annotated[
    Path | None, typer.Option("--key", help="签名密钥 .p12 / the key, PKCS#12", exists=True, dir_okay=False)
]
Tsa = Annotated[str, typer.Option("--tsa", metavar="URL", help="时间戳服务器 / timestamp server (RFC 3161)")]
Reason = Annotated[str, typer.Option("--reason", help="签名事由，写入 PDF / written into the PDF")]
ListOnly = Annotated[
    bool, typer.Option("--list-only", help="只签清单，不签各 PDF / sign the list, not each PDF")
]


def sign(
    ctx: typer.Context,
    targets: Targets,
    key: KeyFile = None,
    tsa: Tsa = "",
    reason: Reason = "",
    list_only: ListOnly = False,
    out: Out = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """电子签名和时间戳，原文件不变 / sign and timestamp; what was there stays as it is."""
    from legal_docs.services.signing import sign as signing

    wiring, lang = work.start(ctx)
    signing.look(tsa=tsa, reason=reason, has_key=key is not None)
    opened = _opened(key, wiring, lang) if key else None
    order = signing.Order(opened, wiring.today(), wiring.now(), tsa, reason, list_only)
    done = []
    for path in targets:
        done.append(signing.sign(path, order, out=out, force=force))
        show.tell(_told(done[-1], lang))
    if json:
        show.as_json([{"folder": str(d.folder), "files": d.files, "pdfs_signed": d.pdfs} for d in done])


def _opened(path: Path, wiring: Wiring, lang: Lang) -> "Key":
    from legal_docs.services.signing import key, library

    library.load()
    word = wiring.settings.sign_password.get_secret_value() or _asked(lang)
    return key.opened(path, word, now=wiring.now())


def _asked(lang: Lang) -> str:
    """Return the password somebody types, unseen; it is on no command line and in no log."""
    try:
        return str(
            typer.prompt(_SAID[lang]["word"], default="", hide_input=True, show_default=False, err=True)
        )
    except typer.Abort:
        raise UsageError(
            "没有输入签名密钥的密码。请在终端输入，或者设置环境变量 LEGAL_DOCS_SIGN_PASSWORD",
            "No password was given. Type it at a terminal, or set LEGAL_DOCS_SIGN_PASSWORD",
        ) from None


def _told(done: "Signed", lang: Lang) -> str:
    files = "、".join(done.files)
    return _SAID[lang][bool(done.pdfs)].format(path=done.folder, pdfs=len(done.pdfs), files=files)


def signature_told(one: "Signature", lang: Lang) -> str:
    """Return one line on a signature: who, when, by which timestamp, what came after it, trust."""
    words = _ONE[lang]
    moments = {"stamped_at": f"{one.stamped_at:%Y-%m-%d %H:%M:%S %Z}" if one.stamped_at else ""}
    moments["signed_at"] = f"{one.signed_at:%Y-%m-%d %H:%M:%S %Z}" if one.signed_at else ""
    when = words["stamped" if one.stamped_at else "claimed" if one.signed_at else "unknown"]
    return words["stamp" if one.is_stamp else "signature"].format(
        file=one.file,
        signer=one.signer,
        issuer=one.issuer,
        stamped_by=one.stamped_by or one.signer,
        when=when.format(stamped_by=one.stamped_by, **moments),
        after=words[one.after.value if one.sound else "broken"],
        trust=words[one.trust.value],
        **moments,
    )
