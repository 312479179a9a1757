"""No model is loaded that the machine's free memory does not hold, whatever the catalogue knows."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from precis.engine import downloads
from precis.engine.catalog import CatalogEntry, find, size_of
from precis.engine.gguf_header import context_bytes, read_header
from precis.engine.machine import memory_sentence
from precis.errors import EngineError

Facts = dict[str, object]
Written = Callable[..., Path]
MILLION = 1_000_000

# Those of Gemma 3 4B.
GEMMA: Facts = {
    "general.architecture": "gemma3",
    "general.tags": ["text-generation"],
    "gemma3.block_count": 34,
    "gemma3.embedding_length": 2560,
    "gemma3.attention.head_count": 8,
    "gemma3.attention.head_count_kv": 4,
    "gemma3.attention.key_length": 256,
    "gemma3.attention.value_length": 256,
    "gemma3.attention.sliding_window": 1024,
    "tokenizer.ggml.model": "llama",
}


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value)) + value.encode()


def typed(value: object) -> bytes:
    """A value behind its kind, as GGUF has it."""
    if isinstance(value, list):
        kinds, values = zip(*(_parts(item) for item in value), strict=True)
        return struct.pack("<IIQ", 9, kinds[0], len(value)) + b"".join(values)
    kind, written = _parts(value)
    return struct.pack("<I", kind) + written


def _parts(value: object) -> tuple[int, bytes]:
    return (8, text(value)) if isinstance(value, str) else (4, struct.pack("<I", value))


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a file of a size with nothing in it but a header; it takes no disk."""

    def write(facts: Facts, size: int = 2500 * MILLION) -> Path:
        file = tmp_path / "model.gguf"
        content = b"".join(text(key) + typed(value) for key, value in facts.items())
        with file.open("wb") as stream:
            stream.write(b"GGUF" + struct.pack("<IQQ", 3, 0, len(facts)) + content)
            stream.truncate(size)
        return file

    return write


@pytest.fixture
def pulled() -> CatalogEntry:
    """A model whose size the catalogue does not know."""
    entry = find("gemma-3-4b-it-q4")
    assert entry.size == 0
    return entry


def free(monkeypatch: pytest.MonkeyPatch, megabytes: int) -> None:
    memory = SimpleNamespace(available=megabytes * MILLION)
    monkeypatch.setattr("psutil.virtual_memory", lambda: memory)


def test_a_pulled_model_is_weighed_by_its_file_and_the_file_s_header(
    pulled: CatalogEntry, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    free(monkeypatch, 8000)
    plan = memory_sentence(pulled, written(GEMMA), 8192, 2)
    # 4,096 bytes a token and layer: 5 layers of 8,192 tokens, 29 of the window and a block.
    assert "2,500 MB of weights, 640 MB for 2 x 8,192 tokens" in plan


@pytest.mark.parametrize("megabytes", [2000, 3100], ids=["the weights", "the context"])
def test_a_pulled_model_that_does_not_fit_is_refused(
    pulled: CatalogEntry, written: Written, monkeypatch: pytest.MonkeyPatch, megabytes: int
) -> None:
    free(monkeypatch, megabytes)
    with pytest.raises(EngineError, match="There is not enough memory"):
        memory_sentence(pulled, written(GEMMA), 8192, 2)


def test_of_an_unknown_kind_each_layer_is_taken_to_hold_the_whole_context(written: Written) -> None:
    facts: Facts = {
        "general.architecture": "other",
        "other.block_count": 10,
        "other.embedding_length": 512,
        "other.attention.head_count": 8,
        "other.attention.sliding_window": 128,
    }
    assert context_bytes(written(facts), 1000) == 10 * 8 * (64 + 64) * 2 * 1000
    facts["other.attention.head_count_kv"] = [2] * 10
    assert context_bytes(written(facts), 1000) == 10 * 2 * (64 + 64) * 2 * 1000


def test_the_vocabulary_is_not_read(written: Written) -> None:
    facts = read_header(written(GEMMA))
    assert facts["general.tags"] == ["text-generation"]
    assert not any(key.startswith("tokenizer.") for key in facts)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GGML" + bytes(60),
        b"GGUF" + struct.pack("<IQQ", 3, 0, 5),
        b"GGUF" + struct.pack("<IQQQ", 3, 0, 5, 1 << 60),
    ],
    ids=["empty", "another kind", "cut short", "a length beyond all measure"],
)
def test_a_damaged_header_says_nothing_and_the_file_is_weighed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pulled: CatalogEntry, content: bytes
) -> None:
    file = tmp_path / "damaged.gguf"
    file.write_bytes(content)
    assert context_bytes(file, 8192) == 0
    free(monkeypatch, 8000)
    assert "memory not known before for 2" in memory_sentence(pulled, file, 8192, 2)
    free(monkeypatch, 1)
    with pytest.raises(EngineError, match="There is not enough memory"):
        memory_sentence(pulled, file, 8192, 2)


def test_the_size_of_a_pulled_model_is_its_file_s(
    pulled: CatalogEntry, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "location", lambda _: None)
    assert size_of(pulled) == 0
    file = written(GEMMA)
    monkeypatch.setattr(downloads, "location", lambda _: file)
    assert size_of(pulled) == 2500 * MILLION
