"""What llama.cpp refuses is an error with its reason, never an empty reply."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest

from precis.engine.base import Message, Request, Sampling, complete
from precis.engine.catalog import EMBEDDED, EMBEDDED_PACKAGE, weights
from precis.errors import EngineError

MISSING = [name for name in ("xllamacpp", EMBEDDED_PACKAGE) if find_spec(name) is None]
pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


@pytest.fixture
def engine() -> Iterator[Any]:
    """The embedded model in this process, so that nothing checks a request before llama.cpp."""
    from precis.engine.gguf import GgufEngine

    found = GgufEngine(EMBEDDED, weights(EMBEDDED), context=512, parallel=1, threads=1)
    yield found
    found._llama.close()
    del found
    gc.collect()


async def test_a_refused_request_says_why_and_the_next_one_is_answered(engine: Any) -> None:
    def asking(**sampling: Any) -> Request:
        return Request((Message("user", "One, two,"),), Sampling(max_tokens=4, **sampling))

    with pytest.raises(EngineError, match="greater than 0"):
        await complete(engine, asking(repeat_penalty=-1.0))
    assert (await complete(engine, asking())).text
    await asyncio.sleep(0)  # the slot is given back behind the reply
    assert (engine.counters.running, engine.counters.waiting) == (0, 0)
