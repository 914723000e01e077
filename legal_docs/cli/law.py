"""legal-docs law: what the program knows of the law."""

from datetime import date
from typing import Annotated, Any

import typer

from legal_docs.cli import show, work
from legal_docs.cli.texts import Lang, say
from legal_docs.law.articles import LAW_KNOWN_TO, Article
from legal_docs.law.reach import LAW_REPORTED_TO, is_stale

law_app = typer.Typer(no_args_is_help=True, help="法条与规则 / articles and rules")

Json = Annotated[bool, typer.Option("--json", help="机器可读输出 / for machines")]


@law_app.command("articles")
def law_articles(ctx: typer.Context, json: Json = False) -> None:
    """列出引用的全部法条 / list every article that is cited anywhere."""
    from legal_docs.services.cited import cited

    wiring, lang = work.start(ctx)
    found = cited()
    if json:
        show.as_json([article_json(each, users) for each, users in found])
    else:
        heads = [say(k, lang) for k in ("article_id", "article_title", "in_force", "gist", "used_by")]
        show.table("", heads, (_row(each, users, lang) for each, users in found))
    show.tell(say("law_reach", lang, day=LAW_KNOWN_TO, reported=f"{LAW_REPORTED_TO:%Y-%m}"), "dim")
    warn_where_old(wiring.today(), lang)


def warn_where_old(today: date, lang: Lang) -> None:
    """Say on stderr that the articles were compared with full texts more than six months ago."""
    if is_stale(today):
        show.tell(say("law_stale", lang, day=LAW_KNOWN_TO, today=today), "yellow")


def article_json(found: Article, users: tuple[str, ...]) -> dict[str, Any]:
    """Return one article as plain data, with what cites it."""
    names = ("id", "title", "short_title", "edition", "article", "in_force_from", "repealed_on", "gist")
    return {**{name: getattr(found, name) for name in names}, "used_by": list(users)}


def _row(found: Article, users: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    until = f"–{found.repealed_on}" if found.repealed_on else ""
    first = users[0].removeprefix("legal_docs.")
    shown = first if len(users) == 1 else say("users", lang, first=first, count=len(users))
    return found.id, found.title, f"{found.in_force_from}{until}", found.gist, shown
