"""A debtor who died, and heirs as defendants: what a lawyer must look at (R-PTY-9)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.people.causes import cause_of_case
from legal_docs.law.people.estate import answerable, deaths, heirs
from legal_docs.law.pointing import Points
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.finding import NextAct
from legal_docs.model.point import Level, Point, Topic

_point = Points(Topic.PARTIES, "R-PTY-9")

_LIMIT = ("民法典.1161", "民法典.1159")
_ADMINISTRATOR = ("民法典.1145", "民法典.1146", "民诉法2023.194")


def heir_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what the death of a party means for the suit, as known on the day `on`."""
    dead = deaths(case, on)
    for event in dead:
        yield from death_points(case, event, on)
    yield from estate_points(case)
    if heirs(case) and not dead:
        said = "列有继承人，但没有死亡记录，请填写被继承人的死亡日期和死亡证明"
        yield _point("death_not_recorded", Level.CHECK, "", said, "民法典.1161")
    yield from cause_points(case, on)


@applies(
    "民诉法2023.122",
    "民诉法2023.153",
    "民诉法2023.154",
    "民诉法解释2022.55",
    "民法典.1147",
    "继承编解释一2020.32",
)
def death_points(case: CaseFile, event: CaseEvent, on: date) -> Iterator[Point]:
    """Yield that a dead person is among those to be sued, or that a pending suit stands still."""
    name = event.target
    if name not in case.defendants():
        return
    pending = [e for e in case.events if e.kind is EventKind.SUIT and e.target == name and e.ended_on is None]
    if any(suit.on <= event.on for suit in pending):
        said = (
            f"{name}于{zh(event.on)}在诉讼中死亡，须等待继承人表明是否参加诉讼的，法院中止诉讼并通知继承人承担诉讼；"
            "没有遗产也没有应当承担义务的人的，终结诉讼"
        )
        articles = ("民诉法2023.153", "民诉法2023.154", "民诉法解释2022.55")
        yield _point("died_during_suit", Level.CHECK, name, said, *articles)
        return
    act = NextAct(
        act="查明继承人、遗产管理人和遗产，更正被告", by=None, paper="民事起诉状", articles=_ADMINISTRATOR
    )
    said = (
        f"{name}已于{zh(event.on)}死亡，不能作为被告。请改列继承人或者遗产管理人，"
        "请求其在所得遗产实际价值范围内清偿"
    )
    articles = ("民诉法2023.122", "民法典.1161", "民法典.1147")
    yield _point("dead_person_sued", Level.STOP, name, said, *articles, next_acts=(act,))


@applies("民法典.1161", "民法典.1163", "民法典.1145", "民法典.1146", "民诉法2023.194")
def estate_points(case: CaseFile) -> Iterator[Point]:
    """Yield who among the heirs answers, up to what, and who administers the estate if none does."""
    listed = heirs(case)
    found = answerable(listed)
    if found.renounced:
        names = "、".join(found.renounced)
        said = (
            f"{names}已放弃继承，对被继承人的债务可以不负清偿责任，请不要列为被告；"
            "放弃致其不能履行法定义务的，放弃无效，请核对"
        )
        yield _point("heir_renounced", Level.STOP, names, said, "民法典.1161", "继承编解释一2020.32")
    unknown = [name for name, limit in found.limits.items() if limit is None]
    if unknown:
        said = (
            f"没有填写{'、'.join(unknown)}所得遗产的实际价值，"
            "其只在该价值范围内清偿，请查明并在诉讼请求中写明限额"
        )
        yield _point("estate_value_unknown", Level.CHECK, "、".join(unknown), said, *_LIMIT, "民法典.1163")
    if listed and not found.sued:
        said = (
            "列明的继承人均放弃继承，由被继承人生前住所地的民政部门或者村民委员会担任遗产管理人；"
            "对遗产管理人有争议的，向死亡时住所地或者主要遗产所在地基层人民法院申请指定"
        )
        yield _point("estate_administrator", Level.CHECK, "", said, *_ADMINISTRATOR)


@applies("民法典.1161")
def cause_points(case: CaseFile, on: date) -> Iterator[Point]:
    """Yield that a suit against heirs alone may have a cause of action of its own."""
    found = cause_of_case(case, on)
    if found.name != case.cause.label:
        number = f"（序号{found.number}）" if found.number else ""
        said = f"仅以继承人为被告的，案由可为“{found.name}”{number}，现填写为“{case.cause.label}”，请核对"
        yield _point("cause_of_heirs", Level.CHECK, "", said).model_copy(
            update={"rule": "R-PTY-13", "grade": found.grade, "source": found.source}
        )
