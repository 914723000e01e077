"""What can be said of a signature or a timestamp that was looked at, in both languages."""

from legal_docs.bundling.refusal_words import Words

_ASK_ZH = "请不要据此使用该文件，向签名人重新索取。"
_ASK_EN = "Do not rely on the file; ask the signer for it again."

SIGNATURES: dict[str, Words] = {
    "signature_broken": Words(
        "{signer}的签名与内容不符：签名之后内容被改动，或者签名本身被改动",
        "The signature of {signer} does not fit the content: one of the two was changed after signing",
        _ASK_ZH,
        _ASK_EN,
    ),
    "signature_changed_after": Words(
        "{signer}签名之后，文件又被追加了签名以外的改动，或者签名没有覆盖整份文件",
        "After {signer} signed, something other than a signature was added, or the signature does not cover "
        "the whole file",
        _ASK_ZH,
        _ASK_EN,
    ),
    "signature_unreadable": Words(
        "签名或者时间戳无法读取（{detail}）",
        "A signature or timestamp cannot be read ({detail})",
        _ASK_ZH,
        _ASK_EN,
    ),
    "signature_lost": Words(
        "manifest.json 记载该文件已签名，但没有找到签名",
        "manifest.json says the file was signed, but there is no signature",
        _ASK_ZH,
        _ASK_EN,
    ),
    "signature_untrusted": Words(
        "{signer}的证书不能追溯到所指定的可信根证书，或者其用途、有效期不符",
        "The certificate of {signer} does not lead to a root you trust, or its purpose or dates do not fit",
        "请核对 --roots（LEGAL_DOCS_SIGN_ROOTS）是否含有该机构的根证书和中间证书。",
        "See whether --roots (LEGAL_DOCS_SIGN_ROOTS) holds the root of its authority.",
    ),
    "signature_dates": Words(
        "签名时（{at}）{signer}的证书不在有效期内（{begin}至{end}）",
        "When signing ({at}) the certificate of {signer} was not valid ({begin} to {end})",
        _ASK_ZH,
        _ASK_EN,
    ),
    "signature_expired_since": Words(
        "{signer}的证书已于{end}到期，又没有可信的时间戳，不能证明签名在到期之前作出",
        "The certificate of {signer} ended on {end}, and no trusted timestamp shows it signed before",
        "请向签名人索取带时间戳的签名。",
        "Ask the signer for a signature with a timestamp.",
    ),
    "signature_timestamp_broken": Words(
        "{signer}的时间戳无效：不是对该内容所作，或者已被改动",
        "The timestamp of {signer} is not valid: it is not over this content, or was changed",
        _ASK_ZH,
        _ASK_EN,
    ),
    "signature_national": Words(
        "{signer}的签名使用国密算法（SM2、SM3），本程序不能核对",
        "The signature of {signer} uses SM2 or SM3, which this program cannot check",
        "请用签名机构提供的验签工具核对。",
        "Check it with the tool of the authority that made it.",
    ),
    "signature_not_checked": Words(
        "文件带有签名或者时间戳，但没有安装核对签名的部件，没有核对",
        "There is a signature or timestamp, but the part that checks it is not installed: it was not checked",
        "请安装：pip install \"legal-docs[sign]\"。",
        "Install it: pip install \"legal-docs[sign]\".",
    ),
}  # fmt: skip

LOOK_AT = frozenset({"signature_expired_since", "signature_national", "signature_not_checked"})
"""What is only to be looked at; all else is an error."""
