"""What an engine has done since it started, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Counters:
    """What the engine has done since it started; shown by the host's /health and /metrics.

    `prompt_tokens` are those really computed: tokens reused from an earlier prompt are not.
    """

    running: int = 0
    waiting: int = 0
    prompt_tokens: int = 0
    tokens: int = 0
    prefill_seconds: float = 0.0
    decode_seconds: float = 0.0
    last_step: float = 0.0  # time.monotonic() of the last token or prefill chunk
