"""Where a person is sued: household or habitual residence, office, prison (R-JUR-1)."""

from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.courts.locality import locality, same
from legal_docs.law.periods import add_years
from legal_docs.model.party import NaturalPerson, Organisation, Whereabouts

_AS_PLAINTIFF = "被告被监禁或者被采取强制性教育措施未满一年，由原告住所地法院管辖"


@dataclass(frozen=True, slots=True)
class Seat:
    """住所: an address that decides the court; `missing` names an input without which it stays open."""

    address: str
    why: str
    articles: tuple[str, ...]
    missing: str = ""


@applies(
    "民诉法2023.22", "民诉法2023.23", "民诉法解释2022.3", "民诉法解释2022.4", "民诉法解释2022.6",
    "民诉法解释2022.7", "民诉法解释2022.8",
)  # fmt: skip
def seats(person: NaturalPerson | Organisation, *, on: date, plaintiff: str) -> tuple[Seat, ...]:
    """Return where the person is sued on the filing day `on`; several only where the facts leave it open.

    `plaintiff` is the address of the plaintiff, for a defendant imprisoned for less than a year.
    """
    if isinstance(person, Organisation):
        return (_of_organisation(person),)
    if person.whereabouts is Whereabouts.IMPRISONED:
        return _of_prisoner(person, on, plaintiff)
    return _of_person(person, on)


@applies("民诉法解释2022.4")
def is_habitual(since: date, on: date) -> bool:
    """Return whether somebody who has lived there without a break since `since` has done so for a year."""
    return add_years(since, 1) <= on


def _of_organisation(person: Organisation) -> Seat:
    if person.address:
        return Seat(person.address, "被告主要办事机构所在地", ("民诉法2023.22", "民诉法解释2022.3"))
    missing = "" if person.registered_address else f"{person.name}的主要办事机构所在地或者登记地址"
    why = "被告主要办事机构所在地不能确定，以登记地为住所地"
    return Seat(person.registered_address, why, ("民诉法2023.22", "民诉法解释2022.3"), missing)


def _of_prisoner(person: NaturalPerson, on: date, plaintiff: str) -> tuple[Seat, ...]:
    articles = ("民诉法2023.23", "民诉法解释2022.8")
    where = Seat(
        person.prison, "被告被监禁或者被采取强制性教育措施一年以上，由该地法院管辖", articles,
        "" if person.prison else f"{person.name}被监禁的地点",
    )  # fmt: skip
    if person.whereabouts_since is None:
        unknown = f"{person.name}被监禁的起始日期"
        return (
            Seat(plaintiff, _AS_PLAINTIFF, articles, unknown),
            Seat(where.address, where.why, articles, where.missing or unknown),
        )
    return (
        (where,) if is_habitual(person.whereabouts_since, on) else (Seat(plaintiff, _AS_PLAINTIFF, articles),)
    )


def _of_person(person: NaturalPerson, on: date) -> tuple[Seat, ...]:
    household, residence = person.household_address, person.residence_address
    if not residence:
        missing = "" if household else f"{person.name}的户籍地址和经常居住地"
        return (Seat(household, "被告户籍所在地", ("民诉法2023.22", "民诉法解释2022.3"), missing),)
    since = person.residence_since
    if household and same(locality(household), locality(residence)):
        if since is not None and household != residence and is_habitual(since, on):
            why = "被告经常居住地（与户籍地在同一区县，至起诉时已连续居住一年以上）"
            return (Seat(residence, why, ("民诉法2023.22", "民诉法解释2022.3", "民诉法解释2022.4")),)
        return (
            Seat(household, "被告户籍所在地（与居住地在同一区县）", ("民诉法2023.22", "民诉法解释2022.3")),
        )
    return _of_mover(person, on)


def _of_mover(person: NaturalPerson, on: date) -> tuple[Seat, ...]:
    """Return the seat of one who lives elsewhere than registered: the residence after a year, else home."""
    articles, since = ("民诉法2023.22", "民诉法解释2022.3", "民诉法解释2022.4"), person.residence_since
    home = Seat(
        person.household_address, "被告户籍所在地（在现居住地连续居住未满一年）", articles,
        "" if person.household_address else f"{person.name}的户籍地址",
    )  # fmt: skip
    living = Seat(
        person.residence_address, "被告经常居住地（离开户籍地，至起诉时已连续居住一年以上）", articles
    )
    if since is not None:
        return (living,) if is_habitual(since, on) else (home,)
    unknown = f"{person.name}在现居住地开始居住的日期"
    why = "被告现居住地，须证明至起诉时已连续居住一年以上"
    open_seat = Seat(living.address, why, articles, unknown)
    if not home.address:
        return (open_seat,)
    why = "被告户籍所在地，在现居住地连续居住未满一年时由该地管辖"
    return open_seat, Seat(home.address, why, articles, unknown)
