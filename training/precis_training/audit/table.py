"""The audit's report on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from precis_training.audit.tally import Histogram, Tally
from precis_training.data import Counts

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from precis_training.audit.audit import AuditReport


def show(report: AuditReport, console: Console) -> None:
    """Print what was read, one table of figures for all tasks, and a few pairs to look at."""
    for line in _reading_lines(report):
        console.print(line, highlight=False, markup=False)
    if report.counts.bad:
        console.print(_bad_rows(report.counts))
    if not report.tallies:
        console.print("No pair suits a task of this recipe.")
        return
    console.print(_figures(report.tallies))
    console.print(_facts(report.tallies))
    for tally in report.tallies:
        for shown in tally.shown.kept:
            facts = ", ".join(f"{kind} {text!r}" for kind, text in shown.missing[:6])
            line = f"{tally.task}, {shown.where}: not in the input: {facts}"
            console.print(line, highlight=False, markup=False)
    for file in report.files:
        console.print(f"Written: {file}", highlight=False, markup=False)


def _reading_lines(report: AuditReport) -> list[str]:
    counts = report.counts
    splits = ", ".join(f"{count:,} {split}" for split, count in counts.splits.items())
    left_out = {
        "exact duplicates": counts.duplicates,
        "near duplicates": counts.near_duplicates,
        "in another split": counts.elsewhere,
        "bad": sum(counts.bad.values()),
        "in another language": report.other_language,
        "suit no task": report.unsuited,
    }
    said = ", ".join(f"{count:,} {reason}" for reason, count in left_out.items() if count)
    return [
        f"{counts.rows:,} rows in {report.seconds:.1f} s: {report.rows_per_second:,.0f} a second.",
        f"Pairs: {splits or 'none'}. Left out: {said or 'none'}.",
        f"Fingerprint (SHA-256): {counts.used.hexdigest()}",
    ]


def _bad_rows(counts: Counts) -> Table:
    table = _table("Bad rows", "reason", "count", "the first")
    for reason, count in counts.bad.most_common():
        table.add_row(reason, f"{count:,}", ", ".join(counts.places[reason]))
    return table


def _figures(tallies: tuple[Tally, ...]) -> Table:
    table = _table("What the targets say beyond their inputs", "", *(one.task for one in tallies))

    def row(name: str, *cells: str) -> None:
        table.add_row(name, *cells)

    row("pairs", *(f"{one.pairs:,}" for one in tallies))
    row("languages", *(", ".join(sorted(one.languages)) for one in tallies))
    row("content words missing, mean", *(f"{one.missing_share.mean:.0%}" for one in tallies))
    row("… a tenth below, half, nine tenths", *(_shares(one.missing_share) for one in tallies))
    if any(one.forgotten.total for one in tallies):
        row("summary's words forgotten, mean", *(_mean(one.forgotten) for one in tallies))
        row("… a tenth below, half, nine tenths", *(_shares(one.forgotten) for one in tallies))
    row("length of target / input", *(_ratios(one) for one in tallies))
    row("facts compared in", *(f"{one.compared:,} pairs" for one in tallies))
    row("… with a missing fact", *(_share(one.pairs_with_missing, one) for one in tallies))
    row("… would be dropped", *(_share(one.dropped, one) for one in tallies))
    row("… would get placeholders", *(_share(one.masked, one) for one in tallies))
    return table


def _facts(tallies: tuple[Tally, ...]) -> Table:
    table = _table("Missing facts, of all in the targets", "", *(one.task for one in tallies))
    for kind in sorted({kind for one in tallies for kind in one.facts | one.missing}):
        cells = (f"{one.missing[kind]:,} of {one.facts[kind]:,}" for one in tallies)
        table.add_row(kind, *cells)
    return table


def _mean(share: Histogram) -> str:
    return f"{share.mean:.0%}" if share.total else "–"


def _shares(share: Histogram) -> str:
    if not share.total:
        return "–"
    return " · ".join(f"{share.quantile(part):.0%}" for part in (0.1, 0.5, 0.9))


def _ratios(tally: Tally) -> str:
    low, middle, high = (tally.ratio.quantile(part) for part in (0.05, 0.5, 0.95))
    return f"{middle:.2f} (90% within {low:.2f}–{high:.2f})"


def _share(count: int, tally: Tally) -> str:
    return f"{count / tally.compared:.0%}" if tally.compared else "–"


def _table(title: str, *columns: str) -> Table:
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    return table
