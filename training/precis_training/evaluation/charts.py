"""Charts of the report as inline SVG: their colours are the page's, light or dark."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from precis_training.evaluation.results import Curve, Role

# All in SVG user units, which are pixels where the page has room.
_WIDTH = 360
_LABELS = 118
_VALUES = 46
_BAR = 15
_STEP = 23
_CURVE_WIDTH, _CURVE_HEIGHT = 760, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 16, 14, 34
_TICKS = 5
_COLOURS = 4  # classes curve-0 … of the page's style
_Scale = Callable[[float], float]


@dataclass(frozen=True)
class Bar:
    """One system's bar with the ends of its interval."""

    label: str
    role: Role
    value: float
    low: float
    high: float


def bar_chart(title: str, bars: Sequence[Bar], digits: int) -> str:
    """Horizontal bars from zero with whiskers for the intervals; no value is negative."""
    height = _STEP * len(bars) + 4
    most = max((max(bar.value, bar.high) for bar in bars), default=0.0) or 1.0
    room = _WIDTH - _LABELS - _VALUES
    parts = [_opening(_WIDTH, height, title)]
    for number, bar in enumerate(bars):
        top = 2 + number * _STEP
        middle = top + _BAR / 2
        end = _LABELS + room * bar.value / most
        low, high = (_LABELS + room * one / most for one in (max(0.0, bar.low), bar.high))
        told = f"{bar.value:.{digits}f} [{bar.low:.{digits}f}, {bar.high:.{digits}f}]"
        parts += [
            f"<g><title>{escape(bar.label)}: {told}</title>",
            f'<text x="{_LABELS - 8}" y="{middle + 4:.1f}" class="end{_strong(bar)}">'
            f"{escape(_short(bar.label))}</text>",
            f'<rect x="{_LABELS}" y="{top}" width="{max(1.0, end - _LABELS):.1f}" '
            f'height="{_BAR}" rx="2" class="bar {bar.role}"/>',
            f'<path d="M{low:.1f} {middle:.1f}H{high:.1f}M{low:.1f} {middle - 3:.1f}v6'
            f'M{high:.1f} {middle - 3:.1f}v6" class="whisker"/>',
            f'<text x="{_WIDTH}" y="{middle + 4:.1f}" class="end{_strong(bar)}">'
            f"{bar.value:.{digits}f}</text></g>",
        ]
    return "".join([*parts, "</svg>"])


def loss_chart(curves: dict[str, Curve]) -> str:
    """Training and validation losses by step; "" when there are fewer than two points."""
    lines = [
        (number, kind, points)
        for number, curve in enumerate(curves.values())
        for kind, points in (("train", curve.train), ("validation", curve.validation))
        if points
    ]
    everything = [point for _, _, points in lines for point in points]
    if len(everything) < 2:
        return ""
    steps = _ticks(0.0, float(max(step for step, _ in everything)))
    losses = _ticks(min(loss for _, loss in everything), max(loss for _, loss in everything))
    across = _CURVE_WIDTH - _LEFT - _RIGHT
    down = _CURVE_HEIGHT - _TOP - _BOTTOM

    def x(step: float) -> float:
        return _LEFT + across * step / (steps[-1] or 1.0)

    def y(loss: float) -> float:
        return _TOP + down * (losses[-1] - loss) / (losses[-1] - losses[0] or 1.0)

    parts = [_opening(_CURVE_WIDTH, _CURVE_HEIGHT, "Loss by step"), *_axes(steps, losses, x, y)]
    for number, kind, points in lines:
        path = "L".join(f"{x(step):.1f} {y(loss):.1f}" for step, loss in points)
        parts.append(f'<path d="M{path}" class="line {kind} curve-{number % _COLOURS}"/>')
        if kind == "validation":
            parts += [
                f'<circle cx="{x(step):.1f}" cy="{y(loss):.1f}" r="3.5" '
                f'class="dot curve-{number % _COLOURS}"><title>step {step}: {loss:.3f}</title>'
                "</circle>"
                for step, loss in points
            ]
    return "".join([*parts, "</svg>"])


def _axes(steps: Sequence[float], losses: Sequence[float], x: _Scale, y: _Scale) -> list[str]:
    """Grid lines with their numbers."""
    parts = []
    for loss in losses:
        parts += [
            f'<path d="M{_LEFT} {y(loss):.1f}H{_CURVE_WIDTH - _RIGHT}" class="grid"/>',
            f'<text x="{_LEFT - 8}" y="{y(loss) + 4:.1f}" class="end">{loss:g}</text>',
        ]
    parts += [
        f'<text x="{x(step):.1f}" y="{_CURVE_HEIGHT - _BOTTOM + 18}" class="middle">{step:g}</text>'
        for step in steps
    ]
    return parts


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers that enclose low and high."""
    span = (high - low) or abs(high) or 1.0
    step = 10 ** math.floor(math.log10(span / _TICKS))
    step *= next(factor for factor in (1, 2, 5, 10) if span / (step * factor) <= _TICKS)
    first = math.floor(low / step)
    last = max(first + 1, math.ceil(high / step))
    return [round(number * step, 10) for number in range(first, last + 1)]


def _opening(width: int, height: int, title: str) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(title)}" '
        'xmlns="http://www.w3.org/2000/svg">'
    )


def _strong(bar: Bar) -> str:
    return " strong" if bar.role == "tuned" else ""


def _short(label: str) -> str:
    return label if len(label) <= 18 else f"{label[:17]}…"
