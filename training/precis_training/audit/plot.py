"""The audit's plot: a row of three panels for each task."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from precis_training.audit.tally import Histogram, Tally

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BLUE, _RED, _GREY = "#3b6ea5", "#b5483a", "#d5d9de"


def draw(tallies: Sequence[Tally], path: Path) -> Path:
    """Draw missing content words, missing facts by kind, and lengths; PNG or SVG by the ending."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 3.2 * len(tallies)), layout="constrained")
    rows = figure.subplots(len(tallies), 3, squeeze=False)
    for axes, tally in zip(rows, tallies, strict=True):
        _words(axes[0], tally)
        _facts(axes[1], tally)
        _lengths(axes[2], tally)
    figure.savefig(path, dpi=120)
    return path


def _words(axes: Axes, tally: Tally) -> None:
    _bars(axes, _joined(tally.missing_share, 5), tally)
    axes.axvline(tally.missing_share.mean, color=_RED, linewidth=1.5)
    axes.set_title(
        f"{tally.task}: {tally.missing_share.mean:.0%} of content words missing (mean)", fontsize=10
    )
    axes.set_xlabel("share of the target's content words that its input lacks")
    axes.set_xlim(0, 1)


def _facts(axes: Axes, tally: Tally) -> None:
    kinds = sorted(tally.facts.keys() | tally.missing.keys(), key=lambda kind: tally.facts[kind])
    pairs = max(1, tally.compared)
    totals = [tally.facts[kind] / pairs * 100 for kind in kinds]
    missing = [tally.missing[kind] / pairs * 100 for kind in kinds]
    axes.barh(kinds, totals, color=_GREY, label="in the targets")
    axes.barh(kinds, missing, color=_RED, height=0.5, label="not in the inputs")
    share = tally.pairs_with_missing / pairs
    axes.set_title(f"{share:.0%} of pairs have a fact that the input lacks", fontsize=10)
    axes.set_xlabel("facts per 100 pairs")
    if kinds:
        axes.legend(fontsize=8, frameon=False, loc="lower right")
    _plain(axes)


def _lengths(axes: Axes, tally: Tally) -> None:
    _bars(axes, tally.ratio, tally)
    median = tally.ratio.quantile(0.5)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter("{x:g}")
    axes.axvline(1, color="black", linewidth=0.8, linestyle=":")
    axes.axvline(median, color=_RED, linewidth=1.5)
    axes.set_title(f"target is {median:.2g} times its input (median)", fontsize=10)
    axes.set_xlabel("length of target / input (code points)")
    used = [place for place, count in enumerate(tally.ratio.counts) if count]
    if used:
        axes.set_xlim(tally.ratio.edges[used[0]] / 1.2, tally.ratio.edges[used[-1] + 1] * 1.2)


def _bars(axes: Axes, histogram: Histogram, tally: Tally) -> None:
    axes.stairs(histogram.counts, histogram.edges, fill=True, color=_BLUE)
    axes.set_ylabel(f"pairs of {tally.pairs:,}")
    _plain(axes)


def _joined(histogram: Histogram, bins: int) -> Histogram:
    """The histogram with every `bins` neighbours as one."""
    joined = Histogram(histogram.edges[::bins])
    counts = histogram.counts
    joined.counts = [sum(counts[at : at + bins]) for at in range(0, len(counts), bins)]
    return joined


def _plain(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)
