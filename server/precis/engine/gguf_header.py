"""What a GGUF file says of its model, read before llama.cpp loads it."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any, BinaryIO

# The kinds of a value, by GGUF's specification (github.com/ggml-org/ggml, docs/gguf.md).
_NUMBERS = {
    0: "B",
    1: "b",
    2: "H",
    3: "h",
    4: "I",
    5: "i",
    6: "f",
    7: "?",
    10: "Q",
    11: "q",
    12: "d",
}
_TEXT, _LIST = 8, 9
# No text and no list before the vocabulary is longer; a damaged file may say anything.
_LONGEST = 1 << 20
# llama.cpp holds keys and values in 16 bits.
_BYTES = 2
# Of so many layers one holds the whole context and the others a window of it, as llama.cpp has
# it for these kinds (set_swa_pattern). Of any other kind each layer is taken to hold all of it.
_PATTERN = {"gemma2": 2, "gemma3": 6, "gemma3n": 5}
# llama.cpp makes a window longer by one batch, and whole blocks of it.
_BLOCK = 256


def context_bytes(file: Path, context: int) -> int:
    """Bytes of keys and values that one request of `context` tokens holds; 0 is not known.

    For Gemma 3 270M and 8,192 tokens that is 37 MB; measured were 36 MB of peak memory for each
    request more.
    """
    try:
        return _reckoned(read_header(file), context)
    except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError, struct.error):
        return 0


def read_header(file: Path) -> dict[str, Any]:
    """The file's facts by their keys, as far as the vocabulary, which stands behind them.

    Raises OSError, KeyError, ValueError or struct.error when it is no whole header.
    """
    with file.open("rb") as stream:
        if stream.read(4) != b"GGUF" or _number(stream, "I") not in (2, 3):
            raise ValueError("no GGUF header of version 2 or 3")
        _number(stream, "Q")  # tensors
        facts: dict[str, Any] = {}
        for _ in range(_number(stream, "Q")):
            key = _text(stream)
            if key.startswith("tokenizer."):
                break
            facts[key] = _value(stream, _number(stream, "I"))
        return facts


def _reckoned(facts: dict[str, Any], context: int) -> int:
    kind = facts["general.architecture"]
    layers = facts[f"{kind}.block_count"]
    heads = facts[f"{kind}.attention.head_count"]
    kv_heads = facts.get(f"{kind}.attention.head_count_kv", heads)
    if isinstance(kv_heads, list):  # one number for each layer
        kv_heads = max(kv_heads)
    usual = facts[f"{kind}.embedding_length"] // (max(heads) if isinstance(heads, list) else heads)
    key = facts.get(f"{kind}.attention.key_length", usual)
    value = facts.get(f"{kind}.attention.value_length", usual)
    window = facts.get(f"{kind}.attention.sliding_window", 0)
    whole = layers // _PATTERN[kind] if window and kind in _PATTERN else layers
    tokens = whole * context + (layers - whole) * min(context, window + _BLOCK)
    return int(tokens * kv_heads * (key + value) * _BYTES)


def _value(stream: BinaryIO, kind: int) -> Any:
    if kind == _TEXT:
        return _text(stream)
    if kind != _LIST:
        return _number(stream, _NUMBERS[kind])
    kind = _number(stream, "I")
    return [_value(stream, kind) for _ in range(_length(stream))]


def _text(stream: BinaryIO) -> str:
    return stream.read(_length(stream)).decode("utf-8")


def _length(stream: BinaryIO) -> int:
    length = int(_number(stream, "Q"))
    if length > _LONGEST:
        raise ValueError(f"{length:,} is too long")
    return length


def _number(stream: BinaryIO, code: str) -> Any:
    (number,) = struct.unpack(f"<{code}", stream.read(struct.calcsize(f"<{code}")))
    return number
