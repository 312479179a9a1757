"""What is measured of one text: every metric with its name, its definition and its unit."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from precis.text.language import Language, language_of
from precis.text.placeholders import placeholders
from precis_training.audit.content import content
from precis_training.evaluation.bootstrap import Measure
from precis_training.evaluation.rouge import rouge

_WORD = re.compile(r"\w+")
_GROUP = 4  # words of a repeated group
_LOOP = 3  # times that a group stands in a text that repeats itself
_MOST_NATS = 700.0  # a double ends at e to the 709
_FACTS = {
    "number": "numbers",
    "percentage": "numbers",
    "quantity": "numbers",
    "range": "numbers",
    "date": "numbers",
    "year": "numbers",
    "name": "names",
    "acronym": "names",
    "citation": "citations",
}


@dataclass(frozen=True)
class Metric:
    """A metric as the report shows it; `better` is the direction, "" where there is none."""

    key: str
    label: str
    meaning: str
    better: Literal["higher", "lower", ""] = "higher"
    digits: int = 1
    exponential: bool = False

    def finish(self, quotient: float) -> float:
        """The figure that stands for a quotient of sums."""
        return math.exp(min(quotient, _MOST_NATS)) if self.exponential else quotient


def _rouge_metrics() -> tuple[Metric, ...]:
    return tuple(
        Metric(
            f"rouge{kind}{suffix}",
            f"ROUGE-{kind}{label}",
            "F1 against the reference it is best for, 0 to 100; mean over texts",
        )
        for suffix, label in (("", ""), ("_char", ", characters"))
        for kind in ("1", "2", "L")
    )


def _fact_metric(kind: str) -> Metric:
    return Metric(
        f"unsupported_{kind}" if kind else "unsupported",
        f"unsupported {kind or 'facts'} per 100 words",
        f"{kind or 'numbers, names, citations and quotations'} of the text that its input lacks",
        "lower",
        digits=2,
    )


METRICS: tuple[Metric, ...] = (
    *_rouge_metrics(),
    *(_fact_metric(kind) for kind in ("", "numbers", "names", "citations")),
    Metric(
        "placeholders",
        "placeholders per 100 words",
        "places such as [sample size] that stand for a detail the input lacks",
        "",
        digits=2,
    ),
    Metric(
        "length_ratio",
        "length ratio",
        "words of the text by words of the reference, mean over texts",
        "",
        digits=2,
    ),
    Metric(
        "kept_words",
        "summary's words kept, %",
        "content words of the summary, by their stems, that the expansion says too",
    ),
    Metric("in_band", "length within the band, %", "texts whose length ratio is in the band"),
    Metric(
        "repeated",
        "repeated 4-grams, %",
        "groups of four words that stand earlier in the same text, of all such groups",
        "lower",
        digits=2,
    ),
    Metric(
        "repeated_raw",
        "repeated 4-grams before the guard, %",
        "the same in what the model wrote, before stop strings and the guard against loops cut it",
        "lower",
        digits=2,
    ),
    Metric(
        "looping",
        "texts that loop before the guard, %",
        "texts of the model in which a group of four words stands three times or more",
        "lower",
    ),
    Metric(
        "stop_token",
        "ended by the stop token, %",
        "texts that the model ended itself, before the token limit and without a stop string",
    ),
    Metric(
        "ended",
        "ended as served, %",
        "texts that Précis shows whole: cut neither at the token limit nor before a loop",
    ),
    Metric("language", "language kept, %", "texts in the language of their input"),
    Metric(
        "empty",
        "empty, %",
        "texts of which nothing can be used, and those whose prompt did not fit",
        "lower",
    ),
    Metric(
        "perplexity",
        "perplexity of the reference",
        "exponential of the mean negative log-likelihood of the reference's tokens",
        "lower",
        exponential=True,
    ),
    Metric("tokens", "tokens per text", "tokens that the model wrote", "", digits=0),
    Metric("seconds", "seconds per text", "wall time of reading the prompt and writing", "lower"),
)
BY_KEY = {metric.key: metric for metric in METRICS}

# How many of each kind of hard fact a text has that its source lacks; None: cannot be told.
FactCounter = Callable[[str, str, Language], dict[str, int] | None]


@dataclass(frozen=True)
class Answer:
    """One text to be measured: `text` as Précis would show it, with all that it is held against.

    `raw` is what the model wrote before anything was cut, None where no model wrote it.
    `summary` is what was to be expanded, "" for another task.
    """

    text: str
    source: str
    target: str
    references: tuple[str, ...]
    language: Language
    raw: str | None = None
    summary: str = ""


def measure(answer: Answer, band: tuple[float, float], facts: FactCounter) -> dict[str, Measure]:
    """All that a text alone shows, by metric: numerator and denominator of this row's share."""
    words = len(answer.text.split())
    ratio = words / max(1, len(answer.target.split()))
    scores = rouge(answer.language).scores(answer.references, answer.text)
    found: dict[str, Measure] = {key: (value, 1.0) for key, value in scores.items()}
    found["length_ratio"] = (ratio, 1.0)
    found["in_band"] = (100.0 * (band[0] <= ratio <= band[1]), 1.0)
    found["repeated"] = repeated_groups(answer.text)
    found["placeholders"] = (100.0 * len(placeholders(answer.text)), float(words))
    kept = bool(answer.text) and language_of(answer.text) is answer.language
    found["language"] = (100.0 * kept, 1.0)
    found["empty"] = (100.0 * (not answer.text.strip()), 1.0)
    if answer.raw is not None:
        found["repeated_raw"] = repeated_groups(answer.raw)
        found["looping"] = (100.0 * loops(answer.raw), 1.0)
    if answer.summary:
        found["kept_words"] = kept_words(answer.summary, answer.text)
    counts = facts(answer.text, answer.source, answer.language)
    if counts is not None:
        for kind in ("numbers", "names", "citations"):
            found[f"unsupported_{kind}"] = (100.0 * counts.get(kind, 0), float(words))
        found["unsupported"] = (100.0 * sum(counts.values()), float(words))
    # A rate over no words or groups says nothing of this row.
    return {key: one for key, one in found.items() if one[1]}


def repeated_groups(text: str) -> Measure:
    """Groups of four words that stand earlier in the text (times 100), and all such groups."""
    groups = _groups(text)
    return 100.0 * (len(groups) - len(set(groups))), float(len(groups))


def kept_words(summary: str, text: str) -> Measure:
    """Content words of a summary that the text written from it has (times 100), and all of them."""
    wanted = content(summary)
    return 100.0 * len(wanted & content(text)), float(len(wanted))


def loops(text: str) -> bool:
    """Whether a group of four words stands three times or more."""
    return max(Counter(_groups(text)).values(), default=0) >= _LOOP


def unsupported(text: str, source: str, language: Language) -> dict[str, int] | None:
    """Hard facts of a text that its source lacks: numbers, names, citations and others.

    None where this build of Précis has no precis.facts yet.
    """
    try:
        from precis.facts.hard import missing_facts
    except ImportError:
        return None
    counts: Counter[str] = Counter()
    for fact in missing_facts(text, source, language):
        counts[_FACTS.get(str(fact.kind), "others")] += 1
    return dict(counts)


def _groups(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return [tuple(words[at : at + _GROUP]) for at in range(len(words) - _GROUP + 1)]
