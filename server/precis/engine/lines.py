"""The lines of an HTTP answer, which only a line feed ends."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx


async def lines(response: httpx.Response) -> AsyncGenerator[str]:
    """The lines of a stream of server-sent events, as they come in.

    httpx's own ones end at U+2028, U+2029 and U+0085 too, in the middle of a text that has them.
    """
    begun = b""
    async for received in response.aiter_bytes():
        *ended, begun = (begun + received).split(b"\n")
        for line in ended:
            yield _text(line)
    if begun:
        yield _text(begun)


def _text(line: bytes) -> str:
    # Whole lines are decoded, so no character is ever cut; these events are UTF-8 by definition.
    return line.removesuffix(b"\r").decode("utf-8", "replace")
