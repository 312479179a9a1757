"""A paper of twenty sections that exists nowhere else, made from sentence patterns of our own.

The same every time for the same `variant`; another variant is another text of the same size,
so that no run finds the prompt of the run before in a cache. No pattern stands twice in a
section: text that repeats itself would flatter prompt lookup.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

SECTIONS = 20
SENTENCES = 16


@dataclass(frozen=True)
class _Topic:
    """What one section is about."""

    title: str
    thing: str
    method: str
    measure: str


_TOPICS = tuple(
    _Topic(*line.split("; "))
    for line in (
        "Introduction; small upland rivers; continuous sensing; the nitrate load",
        "Related Work; earlier monitoring networks; manual sampling; the sampling interval",
        "Study Area; the three catchments; a terrain survey; the mean slope",
        "Sensor Design; the floating probe; a waterproof casing; the battery life",
        "Calibration; the optical channel; a two-point procedure; the residual error",
        "Radio Link; the relay masts; a low-power protocol; the packet loss",
        "Data Cleaning; the raw series; a median filter; the share of gaps",
        "Sampling Plan; the reference bottles; stratified sampling; the number of visits",
        "Statistical Model; the seasonal component; a mixed model; the explained variance",
        "Priors; the hyperparameters; weakly informative priors; the effective sample size",
        "Baselines; the linear rating curve; ordinary regression; the mean absolute error",
        "Main Results; the calibrated network; cross-validation; the prediction error",
        "Flood Events; the winter floods; event separation; the peak concentration",
        "Drought Period; the summer low flow; recession analysis; the dissolved oxygen",
        "Ablation; the temperature correction; leaving one part out; the loss of accuracy",
        "Cost Analysis; a single station; a bill of materials; the yearly cost",
        "Energy Use; the processor board; duty cycling; the daily energy",
        "Transfer; the neighbouring valley; transfer without refitting; the systematic bias",
        "Limitations; the fouled lenses; regular cleaning; the slow drift",
        "Conclusion; the whole deployment; open tools; the delay until an alarm",
    )
)
_PATTERNS = (
    "This part of the study concerns {thing}, which {group} had left aside.",
    "We chose {method} because {measure} has to stay below {number} {unit}.",
    "In {year}, {number} stations near {place} recorded {thing} for {small} months.",
    "Compared with the plan, {measure} changed by {percent} percent after {method}.",
    "{group} reported the opposite, yet their data covered only {small} weeks.",
    "A likely cause is {cause}, since it acts on {thing} within {small} hours.",
    "When {cause} was ruled out, {measure} fell from {number} to {other} {unit}.",
    "The team at {place} repeated {method} {small} times with a spread of {percent} percent.",
    "For {thing}, an interval of {small} minutes turned out to be sufficient.",
    "Without {method}, {measure} would rise to about {number} {unit} in a wet year.",
    "Two reviewers checked {small} of the records by hand and agreed on {percent} percent.",
    "It follows that {thing} should not be judged by {measure} alone.",
    "Figure {small} shows how {cause} and {measure} move together around {place}.",
    "The relation is weak in spring, when {cause} hides every other effect.",
    "Among the sites, {place} stands out: there {measure} reached {number} {unit}.",
    "We therefore report medians, with the range of {small} repetitions in brackets.",
    "An operator needs roughly {number} minutes to learn {method}.",
    "Nothing suggests that {group} would decide otherwise about {thing}.",
    "The remaining {percent} percent are due to {cause} and cannot be corrected afterwards.",
    "Local farmers from {place} helped to keep {thing} in working order.",
    "Our protocol fixes {measure} in advance, so that {method} cannot be tuned to it.",
    "On average {number} values a day were kept and {other} were discarded.",
    "Doubling the effort for {method} improved {measure} by merely {percent} percent.",
    "Where {cause} persisted for more than {small} days, the sensors were replaced.",
    "This agrees with {group}, who studied a comparable region in {year}.",
    "A simpler choice than {method} is possible if {number} {unit} are acceptable.",
    "All numbers refer to {thing} as installed in {year}, not to later versions.",
    "Night-time readings at {place} differ by {percent} percent from those at noon.",
)
_GROUPS = (
    "earlier work",
    "the regional water office",
    "most textbooks",
    "two student projects",
    "a national survey",
    "the advisory board",
)
_PLACES = (
    "Ostermoor",
    "the upper weir",
    "Birkenfurt",
    "the old mill",
    "Lindach",
    "the eastern gauge",
    "Halvorsby",
)
_CAUSES = (
    "sediment on the lens",
    "late snow melt",
    "a change of land use",
    "air bubbles in the inlet",
    "uneven rainfall",
    "clock drift",
    "growing algae",
)
_UNITS = ("milligrams per litre", "units", "volts", "centimetres", "points")


def paper(sections: int = SECTIONS, variant: int = 0) -> str:
    """The paper in Markdown: a title and `sections` numbered sections of about 350 tokens.

    More than twenty sections go round the topics again, with other sentences.
    """
    chance = random.Random(f"precis benchmark {variant}")
    blocks = [f"# Observing Rivers {variant + 1}"]
    for number in range(sections):
        topic = _TOPICS[number % len(_TOPICS)]
        again = f" {number // len(_TOPICS) + 1}" if number >= len(_TOPICS) else ""
        blocks.append(f"## {number + 1} {topic.title}{again}")
        patterns = chance.sample(_PATTERNS, SENTENCES)
        sentences = [_sentence(pattern, topic, chance) for pattern in patterns]
        middle = SENTENCES // 2
        blocks += [" ".join(sentences[:middle]), " ".join(sentences[middle:])]
    return "\n\n".join(blocks) + "\n"


def words(count: int, variant: int = 0) -> str:
    """The first `count` words of the running text, without headings."""
    text: list[str] = []
    sections = SECTIONS
    while len(text) < count:
        blocks = paper(sections, variant).split("\n\n")
        text = " ".join(block for block in blocks if not block.startswith("#")).split()
        sections *= 2
    return " ".join(text[:count])


def _sentence(pattern: str, topic: _Topic, chance: random.Random) -> str:
    filled = pattern.format(
        thing=topic.thing,
        method=topic.method,
        measure=topic.measure,
        group=chance.choice(_GROUPS),
        place=chance.choice(_PLACES),
        cause=chance.choice(_CAUSES),
        unit=chance.choice(_UNITS),
        year=chance.randint(1994, 2024),
        number=chance.randint(21, 480),
        other=chance.randint(21, 480),
        small=chance.randint(3, 20),
        percent=f"{chance.randint(1, 60)}.{chance.randint(0, 9)}",
    )
    return filled[0].upper() + filled[1:]
