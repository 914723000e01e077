"""Whether a contact record may be told as a demand on the person it names."""

from legal_docs.law.articles import applies
from legal_docs.law.debts import debts_of
from legal_docs.law.limiting.contact_rules import from_contact
from legal_docs.law.limiting.gathering import contacts_with
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import ContactRecord, Outcome
from legal_docs.model.finding import Grade


@applies("民法典.137", "民法典.195", "诉讼时效规定2020.8", "银行卡规定2021.3")
def reached(case: CaseFile, record: ContactRecord) -> bool | None:
    """Return whether the record is a demand that reached its target, by the conditions of its channel.

    None where that is doubtful: who answered is not recorded, or there is a log of sending only.
    """
    alone, names = case.model_copy(update={"contacts": (record,)}), (record.target,)
    judged = [
        found
        for debt in debts_of(case)
        for found in contacts_with(alone, debt, names, record.on, is_card=debt.is_card)
    ] or [from_contact(record, case.person(record.target))]
    good = [found for found in judged if found.valid]
    settled = [found for found in good if found.grade is Grade.SETTLED]
    if any(found.proved or record.outcome is Outcome.REACHED for found in settled):
        return True
    return None if good else False
