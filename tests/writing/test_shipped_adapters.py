"""The adapters that come with Précis, on the real engine: who asks for one gets it, nobody else."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from importlib.util import find_spec

import pytest
import pytest_asyncio

from precis.engine.adapters import shipped
from precis.engine.base import Message, Priority, Request, Sampling, Stop, complete
from precis.engine.catalog import EMBEDDED, EMBEDDED_PACKAGE
from precis.engine.client import HostClient
from precis.engine.host_config import HostConfig
from precis.writing.job import Style

from .making import job_of, written

MISSING = [name for name in ("xllamacpp", EMBEDDED_PACKAGE) if find_spec(name) is None]
pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
    pytest.mark.asyncio(loop_scope="module"),
]
CONFIG = HostConfig(EMBEDDED.id, context=2048, parallel=2, threads=1)
NAMES = tuple(name for name, _ in shipped(EMBEDDED))
ABSTRACT = """Street trees in cities die younger than trees in parks, and it is not known why. We
measured 1,204 lime trees in four cities every July for nine summers, and the soil under them. Trees
over sealed soil grew half as fast as those over open soil, and three times as many of them died.
Watering in dry months closed most of the gap. Opening the soil around old trees did not help them
within the nine years. We conclude that cities should water young trees before they open the soil.
"""
PROMPT = "The trees in the streets of the city were measured every July, and the soil was"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def client() -> AsyncGenerator[HostClient]:
    host = HostClient(CONFIG)
    yield host
    await host.close()


def asking(adapter: str) -> Request:
    sampling = Sampling(temperature=0.0, max_tokens=24, seed=3)
    return Request((Message("user", PROMPT),), sampling, adapter, Priority.INTERACTIVE)


async def test_the_host_has_every_shipped_adapter(client: HostClient) -> None:
    assert (await client.info()).adapters == NAMES
    assert "summarize" in NAMES


async def test_adapters_are_switched_with_every_request(client: HostClient) -> None:
    texts = {}
    for name in ("", *NAMES):
        texts[name] = (await complete(client, asking(name))).text
    assert len(set(texts.values())) == len(texts), "every adapter writes something else"
    for name in reversed(texts):
        assert (await complete(client, asking(name))).text == texts[name]


async def test_a_tldr_is_short_and_ends_by_itself(client: HostClient) -> None:
    draft, _ = await written(client, job_of(ABSTRACT, style=Style.TLDR))
    assert draft.stop is Stop.END
    assert 4 <= len(draft.text.split()) <= 60
    assert "\n" not in draft.text.strip()
