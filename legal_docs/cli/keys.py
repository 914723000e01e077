"""legal-docs keys: make the keys of the records, check them, change them."""

from typing import Annotated

import typer

from legal_docs.cli import show, work
from legal_docs.cli.options import Json
from legal_docs.cli.texts import Lang
from legal_docs.errors import ExitCode
from legal_docs.services import keys

keys_app = typer.Typer(no_args_is_help=True, help="数据密钥 / the keys of the records")
_SAID = {
    "zh": {
        "created": "已创建密钥文件 {path}。请立即另存一份到安全的地方：没有它，数据无法恢复",
        "fits": "密钥与数据库相符：{path}，当前密钥 {primary}",
        "opened": "已逐一解密核对：数据{rows}项、文件{files}份，有问题{faults}处",
        "old": "还有{old}项使用旧密钥。请运行 legal-docs keys rotate 完成更换",
        "so_far": "已重新加密{rows}项",
        "rotated": "已更换为密钥 {primary}：重新加密数据{rows}项、文件{files}份。请另存新的密钥文件 {path}；"
        "以前的备份仍须用当时的密钥文件",
        "index": "检索密钥也已更换：{cases}件案件的检索项已重新计算",
    },
    "en": {
        "created": "Key file {path} made. Keep a copy in a safe place now: without it the data is lost",
        "fits": "The keys fit the database: {path}, key {primary}",
        "opened": "{rows} values and {files} files were decrypted; {faults} faults",
        "old": "{old} values or files still use an older key. Run legal-docs keys rotate to finish",
        "so_far": "{rows} values encrypted anew",
        "rotated": "Key {primary} is in use: {rows} values and {files} files encrypted anew. Keep a copy of "
        "the new key file {path}; earlier backups still need the key file of their time",
        "index": "The index key was changed too: {cases} cases were made findable by it",
    },
}  # fmt: skip

All = Annotated[
    bool, typer.Option("--all", help="逐一解密全部数据和文件 / decrypt every value and every file")
]

Index = Annotated[bool, typer.Option("--index", help="连同检索密钥 / also the key by which cases are found")]


@keys_app.command("create")
def keys_create(ctx: typer.Context) -> None:
    """创建密钥文件，已有的不会覆盖 / make the key file; one that is there stays."""
    wiring, lang = work.start(ctx)
    _tell(lang, "created", path=keys.create(wiring))


@keys_app.command("check")
def keys_check(ctx: typer.Context, all: All = False, json: Json = False) -> None:
    """核对密钥与数据库是否相符 / do the keys fit the database."""
    wiring, lang = work.start(ctx)
    found = keys.check(wiring, whole=all)
    if json:
        show.as_json(_plain(found))
    else:
        _tell(lang, "fits", path=found.path, primary=found.primary)
        _details(found, lang, all)
    raise typer.Exit(ExitCode.KEYS if found.faults else ExitCode.OK)


@keys_app.command("rotate")
def keys_rotate(ctx: typer.Context, index: Index = False) -> None:
    """更换密钥并重新加密，可以中断后再次运行 / change the key; it may be stopped and run again."""
    wiring, lang = work.start(ctx)
    done = keys.rotate(wiring, lambda rows: _tell(lang, "so_far", rows=rows) if rows else None, index=index)
    _tell(
        lang, "rotated", primary=done.primary, rows=done.rows, files=done.files, path=wiring.settings.key_file
    )
    if done.cases:
        _tell(lang, "index", cases=done.cases)


def _details(found: keys.KeyReport, lang: Lang, whole: bool) -> None:
    for fault in found.faults:
        show.tell(fault.sentence(lang), "red")
    if whole:
        _tell(lang, "opened", rows=found.rows, files=found.files, faults=len(found.faults))
    if found.old:
        _tell(lang, "old", "yellow", old=found.old)


def _plain(found: keys.KeyReport) -> dict[str, object]:
    return {
        "path": str(found.path), "primary": found.primary, "ids": found.ids, "old": found.old,
        "rows": found.rows, "files": found.files,
        "faults": [{"code": each.code, "zh": each.zh, "en": each.en} for each in found.faults],
    }  # fmt: skip


def _tell(lang: Lang, key: str, colour: str = "", **values: object) -> None:
    show.tell(_SAID[lang][key].format(**values), colour)
