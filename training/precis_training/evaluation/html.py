"""The report as one HTML file that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from importlib.resources import files

from precis_training.evaluation.charts import Bar, bar_chart, loss_chart
from precis_training.evaluation.metrics import BY_KEY
from precis_training.evaluation.report import Page

# Metrics that get a chart, where they were measured.
_CHARTED = (
    "rouge1",
    "rouge2",
    "rougeL",
    "rougeL_char",
    "unsupported_numbers",
    "unsupported",
    "length_ratio",
    "repeated_raw",
    "stop_token",
    "perplexity",
    "seconds",
)
# A floor may be ten times as long as the reference, and its bar would hide all others.
_MODELS_ONLY = frozenset({"length_ratio"})


def html(page: Page) -> str:
    """The whole page; every text in it is escaped, in the charts by themselves."""
    from jinja2 import Environment

    source = files("precis_training").joinpath("templates", "report.html").read_text("utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    charts = {group.name: _charts(page, group.name) for group in page.groups}
    return environment.from_string(source).render(
        page=page,
        report=page.report,
        charts=charts,
        losses=loss_chart(page.report.curves),
    )


def _charts(page: Page, group: str) -> list[tuple[str, str]]:
    """Title and SVG of each chart of a group."""
    made = []
    for key in _CHARTED:
        metric = BY_KEY[key]
        bars = [
            Bar(system.name, system.role, estimate.value, estimate.low, estimate.high)
            for system in page.report.systems
            if system.role not in ("floor", "human") or key not in _MODELS_ONLY
            if (estimate := page.estimates.of(group, system, key)) is not None
        ]
        if len(bars) > 1:
            made.append((metric.label, bar_chart(metric.label, bars, metric.digits)))
    return made
