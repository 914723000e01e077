"""legal-docs backup, restore, tidy: for whoever answers for the machine."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from legal_docs.cli import show, work
from legal_docs.cli.options import Json
from legal_docs.cli.texts import Lang
from legal_docs.errors import ExitCode, LegalDocsError
from legal_docs.model.backup import Backup

_SAID = {
    "zh": {
        "so_far": "已复制{done}/{of}份文件",
        "made": "备份已完成并核对：{path}，案件{cases}件、文件{files}份，审计记录至第{seq}条",
        "keys": "备份里没有密钥文件。恢复时需要密钥 {ids}：请把 {path} 另存在别处，与备份分开保管",
        "missing": "数据库登记的文件有{count}份不在文件库里，备份里也没有。请从以前的备份中找回，并查明原因",
        "whole": "备份完好：{path}，制作于{at}，案件{cases}件、文件{files}份，审计记录至第{seq}条",
        "broken": "备份不完好，共{count}处问题，不能用来恢复。请改用另一份备份",
        "no_keys": "没有密钥文件，只核对了文件和数据库的完整性。要核对密钥、清单和审计记录，请加 --keys",
        "opened": "已逐一解密：数据{rows}项、文件{files}份",
        "restored": "已恢复：{path}，制作于{at}的备份，案件{cases}件，审计记录至第{seq}条。所有人须重新登录",
        "cleared": "已清除上一次中途停止的恢复所留下的{count}项内容",
        "own": "自备的模板和参数表在 {path}。请把 LEGAL_DOCS_TEMPLATES、LEGAL_DOCS_TABLES 等设置指向那里",
        "next": "下一步：1. 运行 legal-docs keys check --all，确认数据都能解密；2. 备份之后停用的账号、"
        "收回的移交、登记的案号等改动，需要重做；3. 启动程序，登录查看一件案件",
    },
    "en": {
        "so_far": "{done} of {of} files copied",
        "made": "Backup made and verified: {path}, {cases} cases, {files} files, trail up to event {seq}",
        "keys": "The keys are not in it. Keys {ids} are needed to restore it: keep a copy of {path} "
        "elsewhere, apart from the backup",
        "missing": "{count} files the database knows are neither in the file store nor in the backup. "
        "Look for them in earlier backups and find out why",
        "whole": "The backup is sound: {path}, {at}, {cases} cases, {files} files, trail up to event {seq}",
        "broken": "The backup is not sound: {count} faults. Do not restore it; take another one",
        "no_keys": "Without a key file only files and database were looked at. Add --keys for keys, "
        "manifest and trail",
        "opened": "{rows} values and {files} files were decrypted",
        "restored": "Restored: {path}, from the backup of {at}, {cases} cases, trail up to event {seq}. "
        "Everybody has to log in again",
        "cleared": "What an earlier restoring that broke off had left behind was removed ({count})",
        "own": "Templates and tables of your own are in {path}. Point LEGAL_DOCS_TEMPLATES, "
        "LEGAL_DOCS_TABLES and the like there",
        "next": "Next: 1. run legal-docs keys check --all: does everything open; 2. do again what was done "
        "after the backup: accounts disabled, packs taken back, docket numbers; 3. start the program and "
        "look at a case",
    },
}
_EVERY = 500
"""Progress is told after so many files."""


class _MakeByDefault(TyperGroup):
    """`legal-docs backup FOLDER` means `legal-docs backup make FOLDER`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the named command, or `make` where the first word is not a command."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["make", *args]
        return super().resolve_command(ctx, args)


backup_app = typer.Typer(cls=_MakeByDefault, no_args_is_help=True, help="备份 / backups of the house")
Target = Annotated[Path, typer.Argument(help="要写入的新文件夹 / the new folder to write")]
Source = Annotated[Path, typer.Argument(help="备份所在文件夹 / a backup", exists=True, file_okay=False)]
Deep = Annotated[bool, typer.Option("--deep", help="逐一解密全部内容 / decrypt all of it")]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--keys", help="制作备份时的密钥文件 / the key file of that day", exists=True, dir_okay=False
    ),
]


@backup_app.command("make")
def backup_make(ctx: typer.Context, target: Target) -> None:
    """备份数据库、文件库和自备模板，不影响使用 / copy everything but the keys while people work."""
    from legal_docs.services.backups.make import make

    wiring, lang = work.start(ctx)

    def so_far(done: int, of: int) -> None:
        if not done % _EVERY:
            _tell(lang, "so_far", done=done, of=of)

    done = make(wiring, target, so_far)
    _tell(lang, "made", "", path=target, **_facts(done.backup))
    ids = (
        "、".join(map(str, done.backup.key_ids)) if lang == "zh" else ", ".join(map(str, done.backup.key_ids))
    )
    _tell(lang, "keys", "yellow", ids=ids, path=wiring.settings.key_file)
    _faults(lang, done.faults)
    if done.backup.missing:
        _tell(lang, "missing", "red", count=len(done.backup.missing))
    raise typer.Exit(ExitCode.PROOF_FAILED if done.faults or done.backup.missing else ExitCode.OK)


@backup_app.command("verify")
def backup_verify(
    ctx: typer.Context, folder: Source, deep: Deep = False, keys: KeyFile = None, json: Json = False
) -> None:
    """核对备份是否完好、密钥能否打开 / is a backup sound, do the keys open it."""
    from legal_docs.services.backups.verify import verify
    from legal_docs.storage.keyring import Keyring

    wiring, lang = work.start(ctx)
    path = keys or (wiring.settings.key_file if wiring.settings.key_file.exists() else None)
    found = verify(folder, Keyring.load(path) if path else None, deep=deep)
    if json:
        told = [{"code": each.code, "zh": each.zh, "en": each.en} for each in found.faults]
        backup = found.backup.model_dump(mode="json", exclude={"files"})
        opened = {"with_keys": found.with_keys, "rows_opened": found.rows, "files_opened": found.files}
        show.as_json({**backup, "key_ids": found.backup.key_ids, **opened, "faults": told})
    _faults(lang, found.faults)
    if not found.with_keys:
        _tell(lang, "no_keys", "yellow")
    if deep and found.with_keys:
        _tell(lang, "opened", rows=found.rows, files=found.files)
    if found.faults:
        _tell(lang, "broken", "red", count=len(found.faults))
        raise typer.Exit(ExitCode.PROOF_FAILED)
    _tell(lang, "whole", "", path=folder, **_facts(found.backup))


def restore(ctx: typer.Context, folder: Source) -> None:
    """把备份恢复到空的数据目录 / put a backup back into an empty house."""
    from legal_docs.services.backups.restore import restore as put_back

    wiring, lang = work.start(ctx)
    done = put_back(wiring, folder)
    if done.cleared:
        _tell(lang, "cleared", "yellow", count=done.cleared)
    _tell(lang, "restored", "", path=wiring.settings.home, **_facts(done.backup))
    if done.own:
        _tell(lang, "own", path=done.own)
    _tell(lang, "next")


def _facts(backup: Backup) -> dict[str, object]:
    stored = sum(each.name.startswith("files/") for each in backup.files)
    at = backup.made_at.strftime("%Y-%m-%d %H:%M UTC")
    return {"cases": backup.rows.get("cases", 0), "files": stored, "seq": backup.trail.seq, "at": at}


def _faults(lang: Lang, faults: tuple[LegalDocsError, ...]) -> None:
    for fault in faults:
        show.tell(fault.sentence(lang), "red")


def _tell(lang: Lang, key: str, colour: str = "", **values: object) -> None:
    show.tell(_SAID[lang][key].format(**values), colour)
