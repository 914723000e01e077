"""The lists of a pack: manifest.json and SHA256SUMS, so that it can be verified like a case folder."""

import json
from collections.abc import Mapping
from datetime import date

from legal_docs import __version__
from legal_docs.services import contents, verifying
from legal_docs.services.contents import Content
from legal_docs.services.manifest import sums


def with_lists(files: Mapping[str, Content], *, on: date, **about: object) -> dict[str, Content]:
    """Return the files with a manifest.json and a SHA256SUMS that `sha256sum -c` can check."""
    listing = {
        "program": f"legal_docs {__version__}",
        "on": on.isoformat(),
        **about,
        "outputs": [
            {"name": name, "sha256": contents.sha256(files[name]), "size": contents.size(files[name])}
            for name in sorted(files)
        ],
    }
    text = json.dumps(listing, ensure_ascii=False, indent=2) + "\n"
    listed: dict[str, Content] = {**files, verifying.MANIFEST: text.encode()}
    return {**listed, verifying.SUMS: sums(listed)}
