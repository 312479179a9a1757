"""The connection to an OpenAI-compatible server: its address, its errors, what it says it is."""

from __future__ import annotations

import asyncio
import importlib
import ipaddress
import json
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from precis.errors import EngineError, EngineGone, SettingsError
from precis.settings import Settings
from precis.text.said import Said, joined

if TYPE_CHECKING:
    import httpx

KEYRING_SERVICE = "precis"
CONNECT_SECONDS = 10.0
# Only for questions that a server answers from memory; writing has no clock but the user's.
ANSWER_SECONDS = 30.0
# Waits after 429: twice, and never longer than this many seconds each.
BUSY_RETRIES = 2
BUSY_SECONDS = 30.0
# A pool may hold more than one dead connection.
STALE_RETRIES = 2


class Kind(StrEnum):
    """The servers whose differences matter to us."""

    VLLM = "vllm"
    SGLANG = "sglang"
    LLAMA = "llama.cpp"
    OLLAMA = "ollama"
    OTHER = "other"


@dataclass(frozen=True)
class Served:
    """What a server says about itself; `context` is in tokens, 0 where it does not say."""

    kind: Kind
    models: tuple[str, ...] = ()
    adapters: tuple[str, ...] = ()
    context: int = 0


class Refusal(EngineError):
    """The server answered with an error status; `reason` is its own sentence, shortened."""

    def __init__(self, message: str, status: int, reason: str) -> None:
        super().__init__(message)
        self.status = status
        self.reason = reason


def api_key(settings: Settings) -> str | None:
    """The server's key: from the environment variable of the settings, else from the keyring.

    The keyring (the optional package `keyring`) is asked for service "precis", user = the URL.
    """
    if key := os.environ.get(settings.key_variable, "").strip():
        return key
    try:
        keyring = importlib.import_module("keyring")
        found = keyring.get_password(KEYRING_SERVICE, settings.url)
    except ImportError:
        return None
    # Each of keyring's backends has errors of its own; without a key the server says what it needs.
    except Exception:
        return None
    return found.strip() if isinstance(found, str) and found.strip() else None


class Address:
    """`precis.engine.url`, with or without /v1 at its end. Raises SettingsError."""

    def __init__(self, url: str) -> None:
        try:
            parts = urlsplit(url.strip())
            host, port = parts.hostname or "", parts.port
        except ValueError as error:
            raise SettingsError(
                Said(
                    "precis.engine.url: {error}. Write an address such as http://127.0.0.1:8000.",
                    error=error,
                )
            ) from error
        if parts.scheme not in ("http", "https") or not host:
            raise SettingsError(
                Said("precis.engine.url: expected an address such as http://127.0.0.1:8000.")
            )
        if parts.username or parts.password:
            raise SettingsError(
                Said(
                    "precis.engine.url holds a password. Take it out of the address and put it "
                    "into the environment variable that precis.engine.keyVariable names."
                )
            )
        shown = f"[{host}]" if ":" in host else host
        self.where = f"{parts.scheme}://{shown}{f':{port}' if port else ''}"
        path = parts.path.rstrip("/").removesuffix("/v1")
        self.root = f"{self.where}{path.rstrip('/')}"
        self.is_loopback = _is_loopback(host)
        self.is_plain = parts.scheme == "http"


class Connection:
    """HTTP to one server; every failure becomes one sentence of an EngineError."""

    def __init__(self, url: str, key: str | None) -> None:
        self.address = Address(url)
        key = (key or "").strip()
        if not key.isascii() or not key.isprintable():
            raise SettingsError(
                Said("The server's key holds characters that no key has. Set it anew.")
            )
        self._key = key
        self._http: httpx.AsyncClient | None = None

    @property
    def where(self) -> str:
        """Scheme, host and port, for messages."""
        return self.address.where

    async def ask(self, verb: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """The JSON answer to a quick question."""
        async with self.request(verb, path, body, seconds=ANSWER_SECONDS) as response:
            return self.json(await response.aread())

    @asynccontextmanager
    async def request(
        self,
        verb: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        seconds: float | None = None,
    ) -> AsyncIterator[httpx.Response]:
        """A response of status 200, its body still to be read; waits when the server is busy.

        Errors while the body is read become ours too. Raises Refusal for any other status.
        """
        import httpx

        limits = httpx.Timeout(seconds, connect=CONNECT_SECONDS)
        try:
            for waits_left in range(BUSY_RETRIES, -1, -1):
                response = await self._send(verb, path, body, limits)
                try:
                    if response.status_code == 200:
                        yield response
                        return
                    refusal = self._refusal(response, await response.aread())
                finally:
                    await response.aclose()
                if response.status_code != 429 or not waits_left:
                    raise refusal
                await asyncio.sleep(_retry_after(response.headers))
        except (httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise EngineError(
                Said(
                    "{where} did not answer within {seconds:.0f} s. Is the address right "
                    "(precis.engine.url), and is the machine on this network?",
                    where=self.where,
                    seconds=CONNECT_SECONDS,
                )
            ) from error
        except httpx.ConnectError as error:
            raise EngineError(
                Said(
                    "There is no server at {where}. Start it, or correct precis.engine.url.",
                    where=self.where,
                )
            ) from error
        except httpx.TimeoutException as error:
            raise EngineError(
                Said(
                    "{where} took longer than {seconds:.0f} s to answer. Try again.",
                    where=self.where,
                    seconds=seconds or 0,
                )
            ) from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise EngineGone(
                Said(
                    "The connection to {where} broke in the middle of the answer. Try again.",
                    where=self.where,
                )
            ) from error

    def json(self, content: bytes) -> Any:
        """A body's JSON. Raises EngineError when it is none."""
        try:
            return json.loads(content)
        except ValueError as error:
            raise EngineError(
                Said(
                    "{where} answered with something that is not JSON. "
                    "Does precis.engine.url point to an OpenAI-compatible server?",
                    where=self.where,
                )
            ) from error

    async def close(self) -> None:
        """Close all connections; safe to call twice."""
        if self._http is not None:
            await self._http.aclose()
            self._http = None

    async def _send(
        self, verb: str, path: str, body: Mapping[str, Any] | None, limits: httpx.Timeout
    ) -> httpx.Response:
        """The response's head. A kept connection that the server closed meanwhile is not its last
        word: `transformers serve` closes without a word after an error of its own.
        """
        import httpx

        client = self._client()
        for tries_left in range(STALE_RETRIES, -1, -1):
            asked = client.build_request(verb, path, json=body, timeout=limits)
            try:
                return await client.send(asked, stream=True)
            except httpx.ConnectError:
                raise
            except (httpx.NetworkError, httpx.RemoteProtocolError):
                if not tries_left:
                    raise
        raise AssertionError("unreachable")

    def _client(self) -> httpx.AsyncClient:
        import httpx

        if self._http is None:
            self._http = httpx.AsyncClient(
                base_url=self.address.root,
                headers={"Authorization": f"Bearer {self._key}"} if self._key else {},
                limits=httpx.Limits(max_connections=None),
                # A redirect could carry the key and the document to another host.
                follow_redirects=False,
                # On loopback a proxy of the environment must never see a document.
                trust_env=not self.address.is_loopback,
            )
        return self._http

    def _refusal(self, response: httpx.Response, content: bytes) -> Refusal:
        status, reason = response.status_code, _reason(content)
        if response.is_redirect:
            text = Said(
                "{where} sends requests on to {target}, which Précis does not follow. "
                "Set precis.engine.url to that address if you trust it.",
                where=self.where,
                target=response.headers.get("location") or Said("another address"),
            )
        elif status in (401, 403):
            text = Said(
                "{where} {what} ({status}). "
                "Set the environment variable that precis.engine.keyVariable names "
                "(PRECIS_API_KEY by default), or, with the package keyring installed, run: "
                "keyring set {service} URL-OF-precis.engine.url",
                service=KEYRING_SERVICE,
                where=self.where,
                what=Said("refuses the key") if self._key else Said("asks for a key"),
                status=status,
            )
        else:
            text = _failed(self.where, status, response.url.path)
            if reason:
                text = joined(" ", (text, Said("It says: {reason}", reason=reason)))
        return Refusal(text, status, reason)


def _failed(where: str, status: int, path: str) -> Said:
    """What a status means that has neither to do with the address nor with the key."""
    if status == 404:
        return Said("{where} has no {path} or no such model (404).", where=where, path=path)
    if status == 429:
        return Said("{where} is busy (429), also after waiting. Try again later.", where=where)
    if status == 503:
        return Said("{where} is not ready (503), it may still be loading. Try again.", where=where)
    if status >= 500:
        return Said(
            "{where} failed ({status}). Look into its log, then try again.",
            where=where,
            status=status,
        )
    return Said("{where} refused the request ({status}).", where=where, status=status)


async def probe(connection: Connection) -> Served:
    """Ask a server what it is and what it serves; an unknown server is `Kind.OTHER`.

    Raises EngineError when there is no server, or it refuses the key, or is still loading.
    """
    try:
        body = await connection.ask("GET", "/v1/models")
    except Refusal as refusal:
        if refusal.status in (401, 403, 429, 503) or 300 <= refusal.status < 400:
            raise
        # `transformers serve` answers 500 here without a hub cache, and serves all the same.
        return Served(Kind.OTHER)
    cards = body.get("data") if isinstance(body, dict) else None
    cards = [card for card in cards or () if isinstance(card, dict) and card.get("id")]
    models = tuple(str(card["id"]) for card in cards)
    # vLLM and SGLang name an adapter's base model as its parent.
    adapters = tuple(str(card["id"]) for card in cards if card.get("parent"))
    kind = _kind(cards)
    if kind is Kind.OTHER and await _answers(connection, "/api/version", "version"):
        kind = Kind.OLLAMA
    return Served(kind, models, adapters, await _context(connection, kind, cards))


def _kind(cards: list[dict[str, Any]]) -> Kind:
    owners = {str(card.get("owned_by", "")).lower() for card in cards}
    known = {"vllm": Kind.VLLM, "sglang": Kind.SGLANG, "llamacpp": Kind.LLAMA}
    return next((known[owner] for owner in owners if owner in known), Kind.OTHER)


async def _answers(connection: Connection, path: str, key: str) -> bool:
    try:
        body = await connection.ask("GET", path)
    except EngineError:
        return False
    return isinstance(body, dict) and key in body


async def _context(connection: Connection, kind: Kind, cards: list[dict[str, Any]]) -> int:
    """Tokens of prompt and reply for one request; 0 where the server does not say."""
    if kind is Kind.LLAMA:
        # Its slots share the context: only /props tells what one request gets.
        try:
            props = await connection.ask("GET", "/props")
            return int(props["default_generation_settings"]["n_ctx"])
        except (EngineError, KeyError, TypeError, ValueError):
            pass
    for card in cards:
        meta = card.get("meta")
        trained = meta.get("n_ctx_train") if isinstance(meta, dict) else None
        length = card.get("max_model_len") or trained
        if isinstance(length, int):
            return length
    return 0


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _retry_after(headers: Mapping[str, str]) -> float:
    """Seconds to wait, from the header where it holds a number; a date counts as the longest."""
    try:
        seconds = float(headers.get("retry-after", "1"))
    except ValueError:
        return BUSY_SECONDS
    return min(max(seconds, 0.0), BUSY_SECONDS) if seconds == seconds else 1.0


def _reason(content: bytes) -> str:
    """The server's own sentence in one line, without what it may quote of the request."""
    try:
        body = json.loads(content)
    except ValueError:
        return ""
    if not isinstance(body, dict):
        return ""
    error = body.get("error") or body.get("detail") or body.get("message") or ""
    if isinstance(error, dict):
        error = error.get("message") or ""
    if isinstance(error, list):
        parts = [item for item in error if isinstance(item, dict)]
        error = "; ".join(f"{item.get('loc', '')}: {item.get('msg', '')}" for item in parts)
    # Pydantic quotes the input, which is the document.
    text = " ".join(str(error).split("'input'")[0].split())
    return text if len(text) <= 300 else f"{text[:299]}…"
