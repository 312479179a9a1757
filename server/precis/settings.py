"""The settings: one frozen dataclass is the schema, the defaults and the documentation."""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from precis.text.said import Said, joined

SECTION = "precis"


def _setting(
    key: str,
    default: Any,
    description: str,
    *,
    choices: Mapping[str, str] | None = None,
    low: float | None = None,
    high: float | None = None,
    guarded: bool = False,
) -> Any:
    """A field whose metadata is everything that a schema or a warning needs.

    `choices` maps each value to what it means. A `guarded` setting decides what is run, read or
    sent to whom: a folder that the user does not trust must not choose it.
    """
    metadata = {
        "key": key,
        "description": description,
        "choices": tuple(choices or ()),
        "meanings": tuple((choices or {}).values()),
        "low": low,
        "high": high,
        "guarded": guarded,
    }
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    """Every setting of the section `precis`, by its dotted key in the field's metadata."""

    model: str = _setting(
        "model",
        "",
        "Catalogue id of the model (see `precis model list`), or the path of a .gguf file; empty "
        "takes the one of `precis model use`, else `gemma-3-270m`.",
        guarded=True,
    )
    context: int = _setting(
        "engine.context",
        8192,
        "Tokens of prompt and reply together that one request may use.",
        low=512,
        high=131_072,
    )
    parallel: int = _setting(
        "engine.parallel",
        2,
        "Requests that the engine computes at once; each has a context of its own. One is kept "
        "for you while a batch runs; more pay on a GPU only.",
        low=1,
        high=32,
    )
    threads: int = _setting(
        "engine.threads",
        0,
        "Processor threads of the engine; 0 lets the engine choose.",
        low=0,
        high=512,
    )
    quantization: str = _setting(
        "engine.quantization",
        "auto",
        "How the transformers engine holds the weights; auto takes bf16 where it fits, else nf4.",
        choices={
            "auto": "bf16 where it fits, else nf4",
            "nf4": "4 bits a weight",
            "bf16": "16 bits a weight",
            "fp32": "32 bits a weight",
        },
    )
    device: str = _setting(
        "engine.device",
        "auto",
        "Where the transformers engine computes.",
        choices={
            "auto": "the fastest that is there",
            "cuda": "an NVIDIA or AMD GPU",
            "mps": "the GPU of a Mac",
            "cpu": "the processor",
        },
    )
    idle_minutes: float = _setting(
        "engine.idleMinutes",
        15.0,
        "Minutes without work after which the engine gives its memory back.",
        low=0.05,
        high=10_080,
    )
    keep: str = _setting(
        "engine.keep",
        "idle",
        "When the engine ends: idle waits for engine.idleMinutes, clients also ends with the "
        "last editor or command that uses it.",
        choices={
            "idle": "after so long without work",
            "clients": "also with the last editor or command that uses it",
        },
    )
    adapters: str = _setting(
        "engine.adapters",
        "",
        "LoRA adapters of your own as name=path, separated by commas: .gguf files for the gguf "
        "engine, folders for the transformers engine.",
        guarded=True,
    )
    adapter: str = _setting(
        "adapter",
        "",
        "Adapter to write with, by its name; empty lets Précis choose, none takes the model alone.",
        guarded=True,
    )
    language: str = _setting(
        "language",
        "auto",
        "Language to write in; auto takes the language of the text.",
        choices={"auto": "the language of the text", "ko": "Korean", "en": "English"},
    )
    placement: str = _setting(
        "placement",
        "auto",
        "Where the new text goes; auto replaces when expanding, inserts below when summarizing.",
        choices={
            "auto": "in the place of what is expanded, below what is summarized",
            "replace": "in the place of the text",
            "insertBelow": "below the text, as a paragraph of its own",
        },
    )
    strategy: str = _setting(
        "summarize.strategy",
        "auto",
        "How a long text is summarized; auto chooses by the tokens that fit, and says so.",
        choices={
            "auto": "by the tokens that fit the context of the model",
            "stuff": "the whole text at once",
            "map_reduce": "every part by itself, then the summaries of the parts",
            "refine": "from part to part, improving one summary",
        },
    )
    style: str = _setting(
        "summarize.style",
        "technical",
        "How a summary reads.",
        choices={
            "technical": "chapters, bullets, facts and numbers",
            "plain": "for readers outside the field",
            "brief": "two or three sentences",
            "tldr": "one sentence",
            "abstract": "one paragraph: question, method, results, conclusion",
        },
    )
    instruction: str = _setting(
        "summarize.instruction",
        "",
        "An instruction of your own in place of the style's; the text follows it.",
    )
    examples: str = _setting(
        "examples",
        "",
        'Path of a JSON Lines file of few-shot examples, each {"text": …, "answer": …}.',
        guarded=True,
    )
    title: str = _setting("title", "", "Title of the paper, when the document does not tell it.")
    field_of_study: str = _setting("field", "", "Field of study, as context for the writing.")
    expand_passages: int = _setting(
        "expand.passages",
        4,
        "Most passages of the rest of the document that an expansion may draw on; 0 for none.",
        low=0,
        high=16,
    )
    unsupported: str = _setting(
        "expand.unsupported",
        "keep",
        "What becomes of facts in a new abstract that neither the text before nor the rest of the "
        "document has.",
        choices={
            "keep": "they are only marked",
            "placeholder": "placeholders such as [year] take their place",
            "rewrite": "their sentence is written anew from its evidence, else as placeholder",
        },
    )
    max_tokens: int = _setting(
        "maxTokens",
        0,
        "Longest reply in tokens; 0 takes the task's own (expand 1024, summarize 512).",
        low=0,
        high=32_768,
    )
    seed: int = _setting(
        "seed",
        0,
        "Seed of the sampling: the same request gives the same text, but for rounding (a first "
        "run may differ from those after it).",
        low=0,
        high=2**32 - 1,
    )
    confirm_calls: int = _setting(
        "confirm.calls", 24, "Ask before a job of more model calls than this.", low=1, high=100_000
    )
    confirm_minutes: float = _setting(
        "confirm.minutes", 5.0, "Ask before a job estimated to take longer.", low=0.1, high=1440
    )
    url: str = _setting(
        "engine.url",
        "",
        "Address of an OpenAI-compatible server (vLLM, llama-server, …) to use instead of a "
        "model on this machine.",
        guarded=True,
    )
    remote_model: str = _setting(
        "engine.remoteModel",
        "",
        "Model or adapter to ask that server for; empty takes the only one it serves.",
        guarded=True,
    )
    key_variable: str = _setting(
        "engine.keyVariable",
        "PRECIS_API_KEY",
        "Environment variable that holds that server's key; the key itself is no setting.",
        guarded=True,
    )
    code_lens: str = _setting(
        "codeLens",
        "abstract",
        "Where an editor that shows code lenses offers to expand and to summarize.",
        choices={
            "off": "nowhere",
            "abstract": "above the abstract",
            "sections": "above the abstract and every section",
        },
    )
    check_after_edit: str = _setting(
        "check.afterEdit",
        "on",
        "Whether a text that Précis wrote is checked against what it was written from, as soon as "
        "it stands in the document.",
        choices={"on": "after every edit of Précis", "off": "only by command"},
    )
    check_layers: str = _setting(
        "check.layers",
        "auto",
        "What a text is checked by: its facts alone, which needs no model, or also by what the "
        "model says of each sentence, which comes a while later; auto asks the model where its "
        "worth was measured, which is with a verify adapter.",
        choices={
            "auto": "facts, and the model where it was measured",
            "facts": "facts alone",
            "support": "facts and the model, whatever it is worth",
        },
    )
    check_source: str = _setting(
        "check.source",
        "document",
        "What a text of your own is checked against, when nothing else is said.",
        choices={
            "document": "the rest of its document",
            "section": "the rest of the section around it",
        },
    )


def parse(raw: Any) -> tuple[Settings, tuple[str, ...]]:
    """Settings from a client's JSON (nested objects or dotted keys), and what was wrong with it.

    Each warning names the key and the default used. Never raises.
    """
    if raw is None:
        return Settings(), ()
    if not isinstance(raw, Mapping):
        return Settings(), (
            Said(
                "{key}: expected an object, got {kind}; using defaults.",
                key=SECTION,
                kind=_kind(raw),
            ),
        )
    inner = raw.get(SECTION)
    flat = _flatten(inner if isinstance(inner, Mapping) else raw)
    known = {item.metadata["key"]: item for item in fields(Settings)}
    values: dict[str, Any] = {}
    warnings: list[str] = []
    for key, value in flat.items():
        if key not in known:
            warnings.append(_unknown(key, list(known)))
            continue
        if value is None:
            continue
        item = known[key]
        fault = _fault(item.default, item.metadata, value)
        if fault:
            warnings.append(
                Said(
                    "{key}: {fault}; using {default!r}.",
                    key=f"{SECTION}.{key}",
                    fault=fault,
                    default=item.default,
                )
            )
        else:
            values[item.name] = _converted(item.default, value)
    return Settings(**values), tuple(warnings)


def _converted(default: Any, value: Any) -> Any:
    """The value in the default's own type: JSON has one kind of number."""
    return value if isinstance(default, str) else type(default)(value)


def _flatten(raw: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in raw.items():
        full = f"{prefix}{key}".removeprefix(f"{SECTION}.")
        if isinstance(value, Mapping):
            flat.update(_flatten(value, f"{full}."))
        else:
            flat[full] = value
    return flat


def _unknown(key: str, known: list[str]) -> Said:
    near = difflib.get_close_matches(key, known, 1)
    said = Said("{key}: there is no such setting; it is ignored.", key=f"{SECTION}.{key}")
    if not near:
        return said
    return joined(" ", (said, Said("Did you mean {key}?", key=f"{SECTION}.{near[0]}")))


def _fault(default: Any, metadata: Mapping[str, Any], value: Any) -> Said | None:
    """What is wrong with a value, or None."""
    if isinstance(default, str):
        return _fault_of_string(metadata["choices"], value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Said("expected a number, got {kind}", kind=_kind(value))
    if isinstance(value, float) and not math.isfinite(value):
        return Said("expected a finite number, got {value!r}", value=value)
    if isinstance(default, int) and value != int(value):
        return Said("expected a whole number, got {value!r}", value=value)
    low, high = metadata["low"], metadata["high"]
    if (low is not None and value < low) or (high is not None and value > high):
        return Said(
            "expected a number from {low:g} to {high:g}, got {value!r}",
            low=low,
            high=high,
            value=value,
        )
    return None


def _fault_of_string(choices: tuple[str, ...], value: Any) -> Said | None:
    if not isinstance(value, str):
        return Said("expected a string, got {kind}", kind=_kind(value))
    if choices and value not in choices:
        return Said(
            "expected one of {choices}, got {value!r}", choices=", ".join(choices), value=value
        )
    return None


_KINDS = {
    bool: Said("true or false"),
    str: Said("a string"),
    list: Said("a list"),
    dict: Said("an object"),
    int: Said("a number"),
    float: Said("a number"),
}


def _kind(value: Any) -> Said:
    return _KINDS.get(type(value), Said("nothing"))
