"""legal-docs people: accounts, for servers without a browser and for an administrator who is locked out."""

from typing import Annotated

import typer

from legal_docs.cli import show, work
from legal_docs.cli.options import Json
from legal_docs.cli.texts import Lang
from legal_docs.errors import BadInputError
from legal_docs.model.account import Account, Role
from legal_docs.services.desk import people
from legal_docs.services.desk.console import console
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.people import NewAccount

people_app = typer.Typer(no_args_is_help=True, help="人员与账号 / people and their accounts")
_SAID = {
    "zh": {
        "added": "已添加 {login}（{role}）",
        "reset": "已重置 {login} 的密码，原有登录全部结束",
        "disabled": "已停用 {login}，原有登录全部结束",
        "once": "初始密码只显示这一次，首次登录时必须修改：",
        "heads": ("登录名", "姓名", "角色", "分行", "状态"),
        "off": "已停用",
        "must": "待修改初始密码",
        "on": "可用",
    },
    "en": {
        "added": "{login} added ({role})",
        "reset": "The password of {login} was reset; all log-ins ended",
        "disabled": "{login} disabled; all log-ins ended",
        "once": "The first password is shown only now and must be changed at the first log-in:",
        "heads": ("Login", "Name", "Role", "Branch", "State"),
        "off": "disabled",
        "must": "password to be changed",
        "on": "active",
    },
}  # fmt: skip

Login = Annotated[str, typer.Argument(help="登录名 / the login")]
Name = Annotated[str, typer.Option("--name", help="姓名 / the person's name")]
RoleOption = Annotated[Role, typer.Option("--role", help="角色 / the role")]
Branch = Annotated[str, typer.Option("--branch", help="分行，留空为总行 / branch; empty: head office")]
Typed = Annotated[
    bool, typer.Option("--type-password", help="自己输入密码，不自动生成 / type the password yourself")
]


@people_app.command("add")
def people_add(
    ctx: typer.Context, login: Login, name: Name, role: RoleOption, branch: Branch = "", typed: Typed = False
) -> None:
    """添加人员，初始密码显示一次 / add somebody."""
    desk, lang = _desk(ctx)
    made = people.add(desk, login=login, name=name, role=role, branch=branch, password=_password(typed))
    _tell(made, "added", lang, typed=typed)


@people_app.command("list")
def people_list(ctx: typer.Context, json: Json = False) -> None:
    """列出全部人员 / list everybody."""
    desk, lang = _desk(ctx)
    found = people.listing(desk)
    if json:
        show.as_json([account.model_dump(mode="json") for account in found])
    else:
        show.table("", tuple(_SAID[lang]["heads"]), (_row(account, lang) for account in found))


@people_app.command("disable")
def people_disable(ctx: typer.Context, login: Login) -> None:
    """停用账号，立即结束登录 / disable an account at once."""
    desk, lang = _desk(ctx)
    account = people.disable(desk, _known(desk, login).id)
    show.tell(str(_SAID[lang]["disabled"]).format(login=account.login))


@people_app.command("reset-password")
def people_reset(ctx: typer.Context, login: Login, typed: Typed = False) -> None:
    """重置密码，显示一次 / give somebody a new password."""
    desk, lang = _desk(ctx)
    made = people.reset_password(desk, _known(desk, login).id, _password(typed))
    _tell(made, "reset", lang, typed=typed)


def _desk(ctx: typer.Context) -> tuple[Desk, Lang]:
    wiring, lang = work.start(ctx)
    return console(wiring, Role.ADMINISTRATOR), lang


def _password(typed: bool) -> str:
    words = "密码 / password"
    return str(typer.prompt(words, hide_input=True, confirmation_prompt=True, err=True)) if typed else ""


def _known(desk: Desk, login: str) -> Account:
    found = next((account for account in people.listing(desk) if account.login == login), None)
    if found is None:
        raise BadInputError(f"没有登录名 {login}，请核对", f"There is no login {login}; check it")
    return found


def _tell(made: NewAccount, what: str, lang: Lang, *, typed: bool) -> None:
    role = made.account.role.value if lang == "en" else made.account.role.label
    show.tell(str(_SAID[lang][what]).format(login=made.account.login, role=role))
    if not typed:
        show.tell(str(_SAID[lang]["once"]))
        show.line(made.password)


def _row(account: Account, lang: Lang) -> tuple[str, ...]:
    state = "off" if not account.is_active else "must" if account.must_change else "on"
    role = account.role.value if lang == "en" else account.role.label
    return account.login, account.name, role, account.branch, str(_SAID[lang][state])
