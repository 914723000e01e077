"""A few threads of their own for whatever hashes passwords, so that log-ins never take those of the gate."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

from legal_docs.services.desk.passwords import AT_ONCE

P = ParamSpec("P")
R = TypeVar("R")
_THREADS = ThreadPoolExecutor(AT_ONCE, "password")


async def slowly(call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Return what `call` returns; further calls wait for their turn. Raises what `call` raises."""
    work = partial(copy_context().run, partial(call, *args, **kwargs))
    return await asyncio.get_running_loop().run_in_executor(_THREADS, work)
