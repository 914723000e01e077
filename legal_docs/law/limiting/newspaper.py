"""Demands published in a newspaper (公告催收): only towards a debtor who is missing, in the right paper."""

import re
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.model.finding import Grade
from legal_docs.model.party import NaturalPerson, Organisation, Whereabouts

NATIONAL = ("人民日报", "人民法院报", "法治日报", "法制日报", "经济日报", "光明日报", "金融时报")
"""Papers that are national beyond dispute. Whether another is influential in the province is for a lawyer."""
_CITY = re.compile("(?<![城都])市(级|.{0,4}报)|县(级|.{0,4}报)")


@applies("诉讼时效规定2020.8")
def newspaper_demand(paper: str, person: NaturalPerson | Organisation, on: date) -> tuple[bool, Grade, str]:
    """Return whether a published demand may count, its grade, and what is lacking.

    The debtor must be missing on the day of publication, and the paper national or influential in the
    province of the debtor's domicile. What is not known leaves the point unsettled.
    """
    if isinstance(person, NaturalPerson) and person.whereabouts not in (None, Whereabouts.MISSING):
        return False, Grade.SETTLED, "债务人并非下落不明，不能以公告方式主张权利"
    if _CITY.search(paper):
        return False, Grade.SETTLED, f"{paper}为市县级媒体，不属于国家级或者债务人住所地省级有影响的媒体"
    if _was_missing(person, on) and any(name in paper for name in NATIONAL):
        return True, Grade.SETTLED, ""
    lack = "公告催收须债务人下落不明，且刊登于国家级或其住所地省级有影响的媒体，请核实"
    return True, Grade.UNSETTLED, lack


def _was_missing(person: NaturalPerson | Organisation, on: date) -> bool:
    if not isinstance(person, NaturalPerson) or person.whereabouts is not Whereabouts.MISSING:
        return False
    return person.whereabouts_since is not None and person.whereabouts_since <= on
