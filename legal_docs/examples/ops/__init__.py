"""What an example may ask: each op by its name, as a function of the inputs to plain data."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.examples.ops import (
    assessing,
    cases,
    conduct,
    courts,
    enforcing,
    executing,
    guarantee_period,
    guarantees,
    interest,
    judging,
    limits,
    money,
    parties,
    preserving,
    statements,
)

Op = Callable[[Inputs, Path], Mapping[str, Any]]
"""From the inputs, and the folder of the file they stand in, to the answer."""

OPS: Mapping[str, Op] = {
    **assessing.OPS,
    **cases.OPS,
    **conduct.OPS,
    **courts.OPS,
    **enforcing.OPS,
    **executing.OPS,
    **guarantee_period.OPS,
    **guarantees.OPS,
    **interest.OPS,
    **judging.OPS,
    **limits.OPS,
    **money.OPS,
    **parties.OPS,
    **preserving.OPS,
    **statements.OPS,
}
"""Every op by name."""
