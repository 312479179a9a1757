"""The embedded model's weights: as llama.cpp reads them, and the same for transformers.

`python -m benchmarks.weights` makes the second kind (about a minute, once).
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from math import prod
from pathlib import Path
from typing import BinaryIO

from platformdirs import user_cache_path

from precis.engine.catalog import EMBEDDED
from precis.engine.catalog import weights as embedded_weights

# Sizes in bytes of GGUF's plain metadata types; 8 is a string, 9 an array.
_PLAIN = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_STRING, _ARRAY = 8, 9


def gguf() -> Path:
    """The embedded model's file."""
    return embedded_weights(EMBEDDED)


def why_not_transformers() -> str:
    """Why the transformers rows must be left out, or an empty string."""
    wanted = ["torch", "transformers"]
    if not (_folder() / "model.safetensors").is_file():
        wanted += ["gguf", "accelerate"]
    missing = [name for name in wanted if find_spec(name) is None]
    return f"{', '.join(missing)} not installed in this environment" if missing else ""


def safetensors() -> Path:
    """A folder with the embedded model's weights, dequantised to bf16, as transformers reads them.

    PRECIS_BENCH_WEIGHTS names one; else it is made once, in a process of its own.
    """
    folder = _folder()
    if not (folder / "model.safetensors").is_file():
        print(f"Dequantising the embedded model to {folder}, once …", flush=True)
        subprocess.run([sys.executable, "-m", "benchmarks.weights"], check=True)
    return folder


def bytes_per_token(file: Path) -> int:
    """Weight bytes that decoding one token must read: every tensor, each of them once.

    Of the token embedding one row would do, but Gemma's is also its output layer (the file has
    no `output.weight`), so all of it is read. The key-value cache is not counted.
    """
    tensors = _tensors(file)
    total = sum(tensor.size for tensor in tensors)
    embedding = next(tensor for tensor in tensors if tensor.name == "token_embd.weight")
    if any(tensor.name == "output.weight" for tensor in tensors):
        total -= embedding.size - embedding.size // embedding.rows
    return total


def main() -> None:
    """Dequantise the embedded model; the folder appears whole or not at all."""
    transformers = import_module("transformers")
    torch = import_module("torch")
    file, folder = gguf(), _folder()
    partial = folder.with_name(f"{folder.name}.{os.getpid()}.partial")
    options = {"gguf_file": file.name}
    tokenizer = transformers.AutoTokenizer.from_pretrained(file.parent, **options)
    model = transformers.AutoModelForCausalLM.from_pretrained(
        file.parent,
        dtype=torch.bfloat16,
        quantization_config=transformers.GgufConfig(dequantize=True),
        **options,
    )
    model.save_pretrained(partial)
    tokenizer.save_pretrained(partial)
    partial.replace(folder)


def _folder() -> Path:
    named = os.environ.get("PRECIS_BENCH_WEIGHTS")
    return Path(named) if named else user_cache_path("precis") / "benchmarks" / EMBEDDED.id


@dataclass(frozen=True)
class _Tensor:
    name: str
    rows: int
    size: int


def _tensors(file: Path) -> list[_Tensor]:
    """The tensors of a GGUF file; a size is the way to where the next tensor begins."""
    with file.open("rb") as stream:
        magic, _, count, pairs = struct.unpack("<4sIQQ", stream.read(24))
        assert magic == b"GGUF"
        for _ in range(pairs):
            _text(stream)
            _skip(stream, _number(stream, "<I"))
        found = []
        for _ in range(count):
            name = _text(stream)
            shape = [_number(stream, "<Q") for _ in range(_number(stream, "<I"))]
            stream.seek(4, 1)  # the type
            found.append((_number(stream, "<Q"), name, prod(shape[1:])))
        data = -(-stream.tell() // 32) * 32
    found.sort()
    starts = [start for start, *_ in found] + [file.stat().st_size - data]
    return [
        _Tensor(name, rows, starts[index + 1] - start)
        for index, (start, name, rows) in enumerate(found)
    ]


def _skip(stream: BinaryIO, kind: int) -> None:
    if kind == _STRING:
        _text(stream)
    elif kind == _ARRAY:
        inner, length = _number(stream, "<I"), _number(stream, "<Q")
        if inner in _PLAIN:
            stream.seek(_PLAIN[inner] * length, 1)
        else:
            for _ in range(length):
                _skip(stream, inner)
    else:
        stream.seek(_PLAIN[kind], 1)


def _text(stream: BinaryIO) -> str:
    return stream.read(_number(stream, "<Q")).decode("utf-8", "replace")


def _number(stream: BinaryIO, layout: str) -> int:
    value: int = struct.unpack(layout, stream.read(struct.calcsize(layout)))[0]
    return value


if __name__ == "__main__":
    main()
