"""The engine host: the process that holds one model and serves every window of its user.

Started as `python -m precis.engine.host CONFIG RECORD`; clients find it by the record, and it
ends by itself when nobody has needed it for a while.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import socket
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

import uvicorn

import precis
from precis.engine import registry
from precis.engine.adapters import adapters_of
from precis.engine.api import Api, HostedEngine
from precis.engine.catalog import CatalogEntry, find, weights
from precis.engine.host_config import HostConfig
from precis.engine.lifetime import Lifetime
from precis.engine.threads import Reloadable, Watch, cores, follow, free_threads, reading
from precis.errors import ModelMissing, PrecisError
from precis.text.said import Said

# The editor goes first wherever the two compete for a processor.
NICENESS = 5
_LOOK_SECONDS = 0.5
_FAILED_SECONDS = 2.0
# llama.cpp's threads wait for each other many times a token, spinning. libgomp's default of some
# 300,000 rounds takes the core from the very thread that is waited for when another program wants
# it too: 2 tokens/s beside one busy core of two, against 12 with 3,000 rounds and 24 with 300. On
# a quiet machine 3,000 cost 3 % and 300 cost 9 % (medians of 6, two cores). Read when it loads.
SPIN = ("GOMP_SPINCOUNT", "3000")


def load(config: HostConfig) -> HostedEngine:
    """The engine that a configuration asks for; takes seconds, and reads the weights twice.

    Raises ModelMissing, ModelCorrupt, SettingsError or EngineError.
    """
    began = reading()
    entry = find(config.model)
    entry = replace(entry, adapters=adapters_of(entry, config.adapters))
    path = weights(entry)
    threads = config.threads or free_threads(began)
    if entry.engine == "transformers":
        return _transformers(entry, path, config, threads)
    os.environ.setdefault(*SPIN)
    try:
        from precis.engine.gguf import GgufEngine
    except ImportError as error:
        raise ModelMissing(
            Said(
                "llama.cpp is not usable here ({error}). Run: pip install --upgrade xllamacpp",
                error=error,
            )
        ) from error
    return GgufEngine(
        entry,
        path,
        context=config.context,
        parallel=config.parallel,
        threads=threads,
        watch=None if config.threads else Watch(cores()),
    )


def _transformers(
    entry: CatalogEntry, path: Path, config: HostConfig, threads: int
) -> HostedEngine:
    try:
        from precis.engine.transformers_engine import TransformersEngine
    except ImportError as error:
        raise ModelMissing(
            Said(
                "{model} needs torch and transformers ({error}). Run: pip install 'precis-ls[gpu]'",
                model=entry.id,
                error=error,
            )
        ) from error
    return TransformersEngine.load(
        entry,
        path,
        device=config.device,
        quantization=config.quantization,
        context=config.context,
        parallel=config.parallel,
        threads=threads,
        adapters=dict(entry.adapters),
    )


async def serve(config: HostConfig, record: Path) -> None:
    """Listen on loopback, say where in `record`, load the model, and serve until it is over."""
    token = secrets.token_urlsafe(32)
    lifetime = Lifetime()
    api = Api(token, lifetime)
    listening = socket.create_server(("127.0.0.1", 0))
    settings = uvicorn.Config(
        api.application(), log_level="warning", access_log=False, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(settings)
    loading = asyncio.get_running_loop().run_in_executor(None, load, config)
    api.serve(loading)
    registry.write(record, _record(config, listening.getsockname()[1], token))
    watching = asyncio.create_task(_end_when_over(server, api, lifetime, record))
    following = asyncio.create_task(_follow(loading))
    try:
        await server.serve(sockets=[listening])
    finally:
        watching.cancel()
        following.cancel()
        registry.remove(record, os.getpid())


async def _end_when_over(
    server: uvicorn.Server, api: Api, lifetime: Lifetime, record: Path
) -> None:
    while not lifetime.is_over(api.working):
        await asyncio.sleep(_LOOK_SECONDS)
        if api.failed:
            # Those who wait are told why; the next one finds a host that tries again.
            await asyncio.sleep(_FAILED_SECONDS)
            break
        lifetime.draining |= _is_replaced(record)
    server.should_exit = True


def _is_replaced(record: Path) -> bool:
    """Whether clients find another host now.

    llama.cpp holds Python's lock while it loads a model, so for seconds nobody is answered: a
    client may take this host for dead then and start one, and two models would stay in memory.
    """
    found = registry.read(record)
    return found is not None and found.process_id != os.getpid()


async def _follow(loading: asyncio.Future[HostedEngine]) -> None:
    """Keep the number of threads right once the model is there; its error is the clients'."""
    with contextlib.suppress(PrecisError):
        engine = await asyncio.shield(loading)
        if isinstance(engine, Reloadable):
            await follow(engine)


def _record(config: HostConfig, port: int, token: str) -> registry.HostRecord:
    return registry.HostRecord(
        process_id=os.getpid(),
        port=port,
        token=token,
        version=precis.__version__,
        wire=registry.WIRE_VERSION,
        started=time.time(),
        config=asdict(config),
    )


def main() -> None:
    """Serve one configuration until it is over."""
    config = HostConfig(**json.loads(sys.argv[1]))
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    asyncio.run(serve(config, Path(sys.argv[2])))
    # llama.cpp's threads cannot be joined in every state; its memory goes with the process.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
