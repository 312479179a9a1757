"""The settings of one client: what it gave at the start, later, and when asked for them."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from lsprotocol import types

from precis.lsp.client import Client
from precis.lsp.wishes import Wishes, wishes_of
from precis.settings import SECTION, Settings, parse


class Configuration:
    """The current settings. Every fault in them is told once, and its default is used."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._initial: Mapping[str, Any] = {}
        self._told: set[str] = set()
        self._warnings: tuple[str, ...] = ()
        # Many clients answer null as long as they have no settings: then the first ones stay.
        self._has_given = False
        self._asking = 0  # how often the client is being asked just now
        self._answered = asyncio.Event()
        self._answered.set()
        self.settings = Settings()
        self.wishes = Wishes()

    def initialized_with(self, options: Any) -> None:
        """The client's initializationOptions: our section, or an object that holds it.

        The keys of `Wishes` in it are no settings: they ask for notifications of ours.
        """
        if isinstance(options, Mapping):
            self.wishes, section = wishes_of(_section(options))
            self._initial = section
            self._take(section)
        else:
            self._take(options)

    async def pull(self) -> None:
        """Ask the client, and be told of changes; without an answer the first settings stay."""
        with self._unsettled():
            if self._client.registers_configuration:
                await self._client.register_configuration(SECTION)
            await self._ask()

    async def settled(self) -> Settings:
        """The settings once the client has answered, if it is being asked and answers soon.

        So that no job runs on another model than its user has just chosen.
        """
        with suppress(TimeoutError):
            await asyncio.wait_for(self._answered.wait(), self._client.patience.settings)
        return self.settings

    async def changed(self, params: types.DidChangeConfigurationParams) -> None:
        """The client changed its settings: it sends them, or waits to be asked."""
        if self._client.pulls_configuration:
            with self._unsettled():
                await self._ask()
        elif params.settings is not None:
            self._take_over(params.settings)

    def tell_warnings(self) -> None:
        """Show what was wrong, once for each fault."""
        for warning in self._warnings:
            if warning not in self._told:
                self._told.add(warning)
                self._client.say(types.MessageType.Warning, warning)

    async def _ask(self) -> None:
        if not self._client.pulls_configuration:
            return
        answers = await self._client.configuration(SECTION)
        if not answers:
            return  # it is slow or failed: what it said before still holds
        if answers[0] is not None:
            self._has_given = True
            self._take_over(answers[0])
        elif self._has_given:
            # Its section was removed: a server that was named there must not get a text any more.
            self._take_over({})

    @contextmanager
    def _unsettled(self) -> Generator[None]:
        self._asking += 1
        self._answered.clear()
        try:
            yield
        finally:
            self._asking -= 1
            if not self._asking:
                self._answered.set()

    def _take_over(self, given: Any) -> None:
        """Settings that are laid over the first ones: many clients answer with an empty object."""
        if isinstance(given, Mapping):
            _, section = wishes_of(_section(given))
            self._take(_merged(self._initial, section))
        else:
            self._take(given)
        self.tell_warnings()

    def _take(self, raw: Any) -> None:
        self.settings, self._warnings = parse(raw)


def _section(given: Mapping[str, Any]) -> Mapping[str, Any]:
    inner = given.get(SECTION)
    return inner if isinstance(inner, Mapping) else given


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Both objects, `over` before `base`, down to single settings."""
    merged = {key: value for key, value in base.items() if key not in over}
    for key, value in over.items():
        under = base.get(key)
        both = isinstance(value, Mapping) and isinstance(under, Mapping)
        merged[key] = _merged(under, value) if both else value  # type: ignore[arg-type]
    return merged
