"""What a table of the source says: its cells, and what a reader works out from them."""

from __future__ import annotations

import pytest

from precis.facts.check import check
from precis.facts.sources.source import Source
from precis.facts.sources.tables import rows
from precis.text.document import Format

MARKDOWN = """# Results

| Outcome | Control | Tank |
|---|---|---|
| Spoilage (%) | 17.2 | 6.1 |
| Retail price (KSh/L) | 120 | 121 |
| Daily volume (L/day) | 41 | 55 |
"""
LATEX = r"""\section{결과}
\begin{tabular}{lrr}
항목 & 고정 주기 & 적응 주기 \\
하루 송신 횟수 (회) & 288 & 137 \\
패킷 손실률 (\%) & 3.1 & 2.4 \\
\end{tabular}
"""


def flagged(draft: str, text: str, format: Format) -> list[tuple[str, str]]:
    report = check(draft, Source.of(text, format=format), format=format)
    return [(one.kind.value, one.text) for found in report.flagged for one in found.reasons]


def test_a_table_has_rows_with_labels_and_cells() -> None:
    source = Source.of(MARKDOWN, format=Format.MARKDOWN)
    (table,) = source.tables
    assert [row.label for row in table.rows] == [
        "Spoilage (%)",
        "Retail price (KSh/L)",
        "Daily volume (L/day)",
    ]
    assert [[cell[0].number for cell in row.cells] for row in table.rows] == [
        [17.2, 6.1],
        [120, 121],
        [41, 55],
    ]
    assert [[word.text for word in name] for name in table.columns] == [["Control"], ["Tank"]]


def test_prose_is_no_table() -> None:
    source = Source.of("A & B were compared. The price rose from 3 | 4 to 5.")
    assert not any(rows(sentence) for sentence in source.sentences)


@pytest.mark.parametrize(
    ("draft", "text", "format"),
    [
        ("Spoilage was 11.1 points lower with the tank.", MARKDOWN, Format.MARKDOWN),
        ("The daily volume was 14 L/day larger with the tank.", MARKDOWN, Format.MARKDOWN),
        ("The daily volume was 41 L/day in the control.", MARKDOWN, Format.MARKDOWN),
        (r"패킷 손실률은 적응 주기에서 0.7\%포인트 낮았다.", LATEX, Format.LATEX),
        ("하루 송신 횟수는 고정 주기가 288회, 적응 주기가 137회였다.", LATEX, Format.LATEX),
    ],
)
def test_what_follows_from_a_table_is_found(draft: str, text: str, format: Format) -> None:
    assert flagged(draft, text, format) == []


@pytest.mark.parametrize(
    ("draft", "text", "format", "word"),
    [
        ("Spoilage was 12.3 points lower with the tank.", MARKDOWN, Format.MARKDOWN, "12.3"),
        ("The daily volume was 55 L/day in the control.", MARKDOWN, Format.MARKDOWN, "55 L/day"),
        ("Spoilage was 6.1% in the control.", MARKDOWN, Format.MARKDOWN, "6.1%"),
        ("하루 송신 횟수는 적응 주기가 288회였다.", LATEX, Format.LATEX, "288회"),
        (r"패킷 손실률은 고정 주기가 2.4\%였다.", LATEX, Format.LATEX, "2.4%"),
    ],
)
def test_a_number_of_another_row_or_column_is_flagged(
    draft: str, text: str, format: Format, word: str
) -> None:
    assert word in [text for _, text in flagged(draft, text, format)]


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        ("The daily volume was larger with the tank than in the control.", []),
        ("The daily volume was larger in the control than with the tank.", ["larger"]),
        ("Spoilage was lower with the tank than in the control.", []),
        ("Spoilage was lower in the control than with the tank.", ["lower"]),
    ],
)
def test_a_table_turns_a_comparison_of_its_columns(draft: str, told: list[str]) -> None:
    assert [text for _, text in flagged(draft, MARKDOWN, Format.MARKDOWN)] == told


@pytest.mark.parametrize("rule", ["", "---|---|---\n"], ids=["plain", "markdown"])
def test_a_table_without_marks_at_its_edges_has_rows_too(rule: str) -> None:
    text = (
        f"Results follow.\n\nMeasure | Treated | Control\n{rule}"
        "Sleep (h) | 6.2 | 5.0\nPills (n) | 19 | 37\n"
    )
    source = Source.of(text, format=Format.MARKDOWN if rule else Format.PLAIN)
    (finding,) = check(
        "Sleep was 1.2 h shorter in treated than in control patients.", source
    ).flagged
    assert [reason.text for reason in finding.reasons] == ["shorter"]
    assert not check("Sleep was 1.2 h longer in treated than in control patients.", source).flagged
