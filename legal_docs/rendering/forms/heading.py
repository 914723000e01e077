"""What a printed form calls itself."""

from legal_docs.rendering.forms.archive import unpack
from legal_docs.rendering.forms.layout import places_of
from legal_docs.rendering.forms.letters import W
from legal_docs.rendering.forms.printed import plain
from legal_docs.rendering.package import Package

_LINES = 4  # a title, the kind of case below it, and what a court may print above them


def heading(form: bytes) -> str:
    """Return the first printed lines of the form without blanks: `民事起诉状(信用卡纠纷)` and what follows.

    Raises BadInputError for a file that is not a Word file.
    """
    unpack(form)
    body = Package(form).document.find(f"{W}body")
    texts = (plain(place.region.text).text for place in places_of(body))
    return "".join([text for text in texts if text][:_LINES])
