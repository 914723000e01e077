"""Which context each kind of filing is drafted as, and what a template of it may ask for."""

from collections.abc import Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin

from legal_docs.drafting.authority import PowerOfAttorney
from legal_docs.drafting.call_notice import CallNotice
from legal_docs.drafting.clue_list import ClueList
from legal_docs.drafting.complaint import Complaint
from legal_docs.drafting.consumption_limit import ConsumptionLimit
from legal_docs.drafting.context import Context
from legal_docs.drafting.defendant_addresses import DefendantAddresses
from legal_docs.drafting.demand_letter import DemandLetter
from legal_docs.drafting.dishonest_list import DishonestList
from legal_docs.drafting.enforcement import EnforcementApplication
from legal_docs.drafting.exhibit_list import ExhibitListing
from legal_docs.drafting.filing_list import FilingList
from legal_docs.drafting.guarantor_letter import GuarantorLetter
from legal_docs.drafting.identity import IdentityCertificate
from legal_docs.drafting.network_query import NetworkQuery
from legal_docs.drafting.payment_order import PaymentOrderApplication
from legal_docs.drafting.preservation_application import PreservationApplication
from legal_docs.drafting.reconciliation import ReconciliationSheet
from legal_docs.drafting.renewal_application import RenewalApplication
from legal_docs.drafting.service_address import ServiceAddress
from legal_docs.drafting.statement import Statement
from legal_docs.model.filing import FilingKind

CONTEXTS: Mapping[FilingKind, type[Context]] = {
    FilingKind.COMPLAINT: Complaint,
    FilingKind.ENFORCEMENT: EnforcementApplication,
    FilingKind.EXHIBIT_LIST: ExhibitListing,
    FilingKind.PRESERVATION: PreservationApplication,
    FilingKind.RENEWAL: RenewalApplication,
    FilingKind.NETWORK_QUERY: NetworkQuery,
    FilingKind.CLUE_LIST: ClueList,
    FilingKind.CONSUMPTION: ConsumptionLimit,
    FilingKind.DISHONEST: DishonestList,
    FilingKind.PAYMENT_ORDER: PaymentOrderApplication,
    FilingKind.AUTHORITY: PowerOfAttorney,
    FilingKind.IDENTITY: IdentityCertificate,
    FilingKind.SERVICE: ServiceAddress,
    FilingKind.DEFENDANT_ADDRESS: DefendantAddresses,
    FilingKind.FILING_LIST: FilingList,
    FilingKind.CALL: CallNotice,
    FilingKind.DEMAND: DemandLetter,
    FilingKind.GUARANTOR_DEMAND: GuarantorLetter,
    FilingKind.STATEMENT: Statement,
    FilingKind.RECONCILIATION: ReconciliationSheet,
}
"""Every filing made from a Word template with keys; forms with printed blanks have none."""


def shape(context: type[Context]) -> dict[str, Any]:
    """Return the keys of a context: a dict inside a dict, a list of one, or str, int, bool."""
    return {str(field.alias): _shape(field.annotation) for field in context.model_fields.values()}


def _shape(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        return next(_shape(part) for part in get_args(annotation) if part is not type(None))
    if get_origin(annotation) is tuple:
        return [_shape(get_args(annotation)[0])]
    if isinstance(annotation, type) and issubclass(annotation, Context):
        return shape(annotation)
    return annotation


def specimen(context: type[Context]) -> dict[str, Any]:
    """Return made-up values for every key, to try a template with; no list is empty.

    A list has an item for each example of the texts in it, so that each branch is tried.
    """
    return {
        str(f.alias): _made(f.annotation, str(f.alias), f.examples) for f in context.model_fields.values()
    }


def _made(annotation: Any, name: str, examples: list[Any] | None) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        return next(_made(part, name, examples) for part in get_args(annotation) if part is not type(None))
    if get_origin(annotation) is tuple:
        return _items(get_args(annotation)[0], name)
    if isinstance(annotation, type) and issubclass(annotation, Context):
        return specimen(annotation)
    return {bool: True, int: 2}.get(annotation, next(iter(filter(None, examples or ())), name))


def _items(annotation: Any, name: str) -> list[Any]:
    if not (isinstance(annotation, type) and issubclass(annotation, Context)):
        return [name, name]
    fields = annotation.model_fields.values()
    most = max((len(field.examples or ()) for field in fields), default=1)
    return [_item(annotation, place) for place in range(max(most, 2))]


def _item(context: type[Context], place: int) -> dict[str, Any]:
    made = specimen(context)
    for field in context.model_fields.values():
        if field.annotation is str and field.examples:
            made[str(field.alias)] = field.examples[place % len(field.examples)]
        elif field.annotation is bool:
            made[str(field.alias)] = place % 2 == 0
    return made
