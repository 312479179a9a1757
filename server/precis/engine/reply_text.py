"""From token ids to text, piece by piece: whole characters only, and nothing of a stop string."""

from __future__ import annotations

from collections.abc import Callable, Sequence

# A character has at most four bytes, so at most four byte tokens are waited for.
_LONGEST_CHARACTER = 4
_UNFINISHED = "\ufffd"


class ReplyText:
    """The text of one reply while it is written; `decode` turns token ids into text."""

    def __init__(self, decode: Callable[[Sequence[int]], str], stop: Sequence[str]) -> None:
        self.stopped = False
        self._decode = decode
        self._stop = [word for word in stop if word]
        self._before: list[int] = []
        self._new: list[int] = []
        self._held = ""  # may be the beginning of a stop string
        self._pieces: list[str] = []

    @property
    def text(self) -> str:
        """All text given out so far."""
        return "".join(self._pieces)

    def add(self, token: int) -> str:
        """The text that is certain after this token; empty in the middle of a character."""
        self._new.append(token)
        # Some tokenizers write a token differently at the beginning of a text, so the one before
        # is decoded again with it. No more than that, so that a token's cost stays the same.
        known = self._decode(self._before)
        both = self._decode([*self._before, *self._new])
        if both.endswith(_UNFINISHED) or not both.startswith(known):
            if len(self._new) < _LONGEST_CHARACTER:
                return ""
            # Bytes that never become a character must not spoil those after them.
            fresh, self._before, self._new = self._decode(self._new), [], []
            return self._release(fresh)
        fresh = both[len(known) :]
        self._before, self._new = self._new, []
        return self._release(fresh)

    def finish(self) -> str:
        """What was held back, once nothing more comes. Half a character at the end is dropped."""
        rest = self._decode(self._new).rstrip(_UNFINISHED) if self._new else ""
        self._new = []
        text = self._release(rest)
        held, self._held = ("" if self.stopped else self._held), ""
        self._pieces.append(held)
        return text + held

    def _release(self, fresh: str) -> str:
        """Text up to a stop string, or up to where one may be beginning."""
        if self.stopped:
            return ""
        text = self._held + fresh
        found = [place for word in self._stop if (place := text.find(word)) >= 0]
        if found:
            self.stopped = True
            text, self._held = text[: min(found)], ""
        else:
            certain = len(text) - self._beginning(text)
            text, self._held = text[:certain], text[certain:]
        if text:
            self._pieces.append(text)
        return text

    def _beginning(self, text: str) -> int:
        """Length of the longest end of the text that is the beginning of a stop string."""
        longest = 0
        for word in self._stop:
            for length in range(min(len(word) - 1, len(text)), longest, -1):
                if text.endswith(word[:length]):
                    longest = length
                    break
        return longest
