"""The page of an evaluation: what stands on it, and how it looks in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from precis_training.evaluation.metrics import BY_KEY
from precis_training.evaluation.results import Figures, Report, Sample, System, save
from precis_training.evaluation.verdicts import Verdict, headline, spelled, state_of, verdicts

MARKDOWN = "report.md"
HTML = "report.html"
_WORDS = {"yes": "holds", "no": "**fails**", "open": "undecided"}
_MEBIBYTE = 2**20


@dataclass(frozen=True)
class Cell:
    """A figure and its interval in words; `state` colours it ("yes" is good, "" is neither)."""

    value: str
    interval: str = ""
    state: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a metric in each row and a system in each column."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True)
class Group:
    """The tables of one task, style and language."""

    name: str
    figures: Table
    differences: Table | None


@dataclass(frozen=True)
class Page:
    """Everything that both pages show, in their order; `definitions` is metric and meaning."""

    report: Report
    headline: str
    verdicts: tuple[Verdict, ...]
    groups: tuple[Group, ...]
    definitions: tuple[tuple[str, str], ...]
    estimates: Figures


def write_pages(report: Report, output: Path) -> None:
    """Write the JSON, the Markdown and the self-contained HTML page into a folder."""
    from precis_training.evaluation.html import html

    output.mkdir(parents=True, exist_ok=True)
    save(report, output)
    page = page_of(report)
    (output / MARKDOWN).write_text(markdown(page), "utf-8")
    (output / HTML).write_text(html(page), "utf-8")


def page_of(report: Report) -> Page:
    """What the report's page says."""
    figures = report.figures()
    found = verdicts(report, figures)
    groups = tuple(_group(report, figures, group) for group in report.groups)
    keys = dict.fromkeys(key for group in report.groups for key in figures.keys(group))
    definitions = tuple((BY_KEY[key].label, BY_KEY[key].meaning) for key in keys)
    return Page(report, headline(found), found, groups, definitions, figures)


def markdown(page: Page) -> str:
    """The page in Markdown, as GitHub shows it."""
    report = page.report
    parts = [f"# {report.title}", page.headline]
    parts.append(_list(f"{name}: {value}" for name, value in _about(report)))
    parts += [f"> {note}" for note in report.notes]
    if page.verdicts:
        parts += ["## Claims", _verdict_table(page.verdicts)]
    for group in page.groups:
        parts += [f"## {group.name}", _markdown_table(group.figures)]
        if group.differences is not None:
            parts.append(_markdown_table(group.differences))
    if report.curves:
        parts += ["## Losses", _losses(report)]
    if report.samples:
        parts.append("## Samples")
        parts += [_markdown_sample(sample) for sample in report.samples]
    parts += ["## How it was measured", _measured(page)]
    return "\n\n".join(parts) + "\n"


def _about(report: Report) -> list[tuple[str, str]]:
    systems = ((system.name, system.note) for system in report.systems if system.note)
    return [*report.about.items(), ("made", report.created), *systems]


def _group(report: Report, figures: Figures, group: str) -> Group:
    keys = figures.keys(group)
    shown = [
        system for system in report.systems if any(figures.of(group, system, key) for key in keys)
    ]
    rows = tuple(
        (BY_KEY[key].label, tuple(_cell(figures, group, one, key) for one in shown)) for key in keys
    )
    headings = tuple(system.name for system in shown)
    memory = tuple(_memory(system) for system in shown)
    if any(cell.value != "–" for cell in memory):
        rows = (*rows, ("peak memory, MiB", memory))
    table = Table("Figures with their 95% intervals", headings, rows)
    return Group(group, table, _differences(report, figures, group, shown))


def _differences(
    report: Report, figures: Figures, group: str, shown: Sequence[System]
) -> Table | None:
    """The tuned system less every other one, where a metric has a direction."""
    tuned = report.tuned
    others = [system for system in shown if system.role not in ("tuned", "human")]
    if tuned is None or not others:
        return None
    keys = [key for key in figures.keys(group) if BY_KEY[key].better]

    def cell(other: System, key: str) -> Cell:
        metric = BY_KEY[key]
        difference = figures.difference(group, tuned, other, key)
        if difference is None:
            return Cell("–")
        value, _, interval = spelled(metric, difference, sign=True).partition(" ")
        return Cell(value, interval, state_of(difference, metric))

    rows = tuple((BY_KEY[key].label, tuple(cell(one, key) for one in others)) for key in keys)
    told = tuple(row for row in rows if any(one.value != "–" for one in row[1]))
    headings = tuple(f"− {system.name}" for system in others)
    return Table(f"{tuned.name} less each other system, paired by row", headings, told)


def _cell(figures: Figures, group: str, system: System, key: str) -> Cell:
    estimate = figures.of(group, system, key)
    if estimate is None:
        return Cell("–")
    value, _, interval = spelled(BY_KEY[key], estimate).partition(" ")
    return Cell(value, interval)


def _memory(system: System) -> Cell:
    return Cell(f"{system.memory / _MEBIBYTE:,.0f}" if system.memory else "–")


def _verdict_table(found: Sequence[Verdict]) -> str:
    rows = [(one.group, one.claim, _WORDS[one.state], one.figures) for one in found]
    return _grid(("rows", "claim", "", "figures, 95% interval"), rows)


def _markdown_table(table: Table) -> str:
    rows = [(label, *(_in_markdown(cell) for cell in cells)) for label, cells in table.rows]
    return f"{table.caption}:\n\n" + _grid(("", *table.headings), rows)


def _in_markdown(cell: Cell) -> str:
    value = f"**{cell.value}**" if cell.state in ("yes", "no") else cell.value
    return f"{value} {cell.interval}".rstrip()


def _losses(report: Report) -> str:
    """Each run's first, best and last losses; the curve itself is on the HTML page."""
    rows = []
    for name, curve in report.curves.items():
        for kind, points in (("training", curve.train), ("validation", curve.validation)):
            if points:
                step, best = min(points, key=lambda point: point[1])
                ends = (f"{points[0][1]:.3f}", f"{best:.3f} at step {step}", f"{points[-1][1]:.3f}")
                rows.append((f"{name}, {kind}", *ends))
    return _grid(("", "first", "best", "last"), rows)


def _markdown_sample(sample: Sample) -> str:
    mark = f" (worst {sample.worst})" if sample.worst else ""
    title = _one_line(sample.title) or sample.row
    lines = [f"### {title}{mark}", f"Input: {_one_line(sample.source)}"]
    lines.append(f"Reference: {_one_line(sample.reference)}")
    lines += [f"{name}: {_one_line(text) or '(nothing)'}" for name, text in sample.texts.items()]
    return "\n\n".join(_literal(line) if at else line for at, line in enumerate(lines))


def _measured(page: Page) -> str:
    tokenizers = page.report.tokenizers.items()
    return "\n\n".join(
        (
            _list(f"ROUGE, {language}: {name}" for language, name in tokenizers),
            _list(f"{label}: {meaning}" for label, meaning in page.definitions),
            "A difference is in bold where its 95% interval leaves out zero.",
        )
    )


def _grid(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    aligned = ["---", *("---:" for _ in headings[1:])]
    lines = [headings, aligned, *rows]
    return "\n".join("| " + " | ".join(_in_cell(one) for one in line) + " |" for line in lines)


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _literal(line: str) -> str:
    name, _, text = line.partition(": ")
    for character in "\\`*_[]<>#|":  # markup in a text is text here
        text = text.replace(character, f"\\{character}")
    return f"**{name}.** {text}"
