"""Which law a fact before 2021 is judged by: the Civil Code is not cited as the law of that time."""

from datetime import date

from legal_docs.law.articles import applies

CODE_FROM = date(2021, 1, 1)
"""The day the Civil Code came into force."""
GENERAL_PART_FROM = date(2017, 10, 1)
"""The day 民法总则 came into force; its text is not held."""
_CODE, _RULES = "民法典.", "诉讼时效规定2020."
_OLD = {
    "民法典.188": "民法通则2009.137",
    "民法典.189": "民法通则2009.137",
    "民法典.195": "民法通则2009.140",
}
_OLD_RULES = "诉讼时效规定2020.20"


@applies(
    "时间效力规定2020.1", "时间效力规定2020.2", "诉讼时效规定2020.20", "民法通则2009.137", "民法通则2009.140"
)
def law_of_the_time(articles: tuple[str, ...], on: date | None) -> tuple[str, ...]:
    """Return the articles for a fact of the day `on`: those of the Civil Code only from 2021.

    Until 2017-09-30 the 民法通则 stands in their place; later, and where it has no such article that is
    held, the rule that the law of the time applies.
    The rules of 2020 on limitation apply to pending cases through their own article 20.
    """
    if on is None or on >= CODE_FROM:
        return articles
    code = [each for each in articles if each.startswith(_CODE)]
    kept = [each for each in articles if each not in code]
    old = [_OLD[each] for each in code if each in _OLD] if on < GENERAL_PART_FROM else []
    then = old or (["时间效力规定2020.1"] if code else [])
    pending = [_OLD_RULES] if any(each.startswith(_RULES) for each in kept) else []
    return tuple(dict.fromkeys((*then, *kept, *pending)))


@applies("时间效力规定2020.1")
def words_of_the_time(articles: tuple[str, ...], on: date | None) -> str:
    """Return the remark that a fact fell under 民法总则, whose text is not held; "" for all other facts."""
    of_code = any(each.startswith(_CODE) for each in articles)
    if on is None or not of_code or not GENERAL_PART_FROM <= on < CODE_FROM:
        return ""
    return "（适用当时的民法总则，本程序未收录原文）"
