"""What a report promises: one finding a sentence, places, evidence, markup, and never a crash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.facts.hard import ReasonKind, Source, State, check, facts_of, missing_facts
from precis.text.document import Format
from precis.text.language import Language

from .papers.river_ecology import PAPER as RIVER
from .papers.soil_korean import PAPER as SOIL

PIECES = st.sampled_from(
    [
        "43 patients",
        "12 %",
        "3만 5천 원",
        "두 배",
        "2019년 3월",
        "**43**",
        "$x_1$",
        "(Kim et al., 2020)",
        "[12]",
        "@key",
        "not\n    않았다",
        "higher than",
        "보다 높았다",
        "“한",
        "”",
        ". ",
        ", ",
        "A",
        "김민수 교수",
        "½",
        "①",
        "10⁻³",
        "<b>",
        "from 3 to 5",
        "of the 48",
        "없다",
        "…",
        "1,200\n    🌳",
        "둘",
        "&amp",
        "\\SI{5}{\\kg}",
        "\n\n",
        "한",
        "\xa0",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(list(Format)))
def test_any_text_can_be_checked_and_all_places_lie_in_it(
    draft: str, source: str, format: Format
) -> None:
    report = check(draft, Source.of(source, None, format), None, format)
    assert 0 <= report.score <= 1
    before = 0
    for finding in report.findings:
        assert before <= finding.span.start < finding.span.end <= len(draft)
        before = finding.span.start
        assert all(span.end <= len(source) for span in finding.evidence)
        for reason in finding.reasons:
            assert reason.span.end <= len(draft)
            assert reason.source is None or reason.source.end <= len(source)
            assert (finding.state is State.SUPPORTED) == (not finding.reasons)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_text_lacks_nothing_of_itself(text: str) -> None:
    for language in Language:
        assert missing_facts(text, text, language) == ()


def test_an_empty_draft_and_an_empty_source_are_no_faults() -> None:
    assert check("", Source.of("Some text.")).findings == ()
    (finding,) = check("It weighed 43 kg.", Source.of("")).findings
    assert finding.state is State.CHECK
    assert finding.evidence == ()


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        ("The dam was built in 1974.", "Species richness was lowest downstream of the Karsk dam"),
        ("Costs came to 3.5 million euros.", "Restoration cost €3.5 million"),
        ("Trout were absent above the dam.", "Trout were never found above the dam."),
    ],
)
def test_the_first_evidence_is_the_sentence_that_says_it(draft: str, sentence: str) -> None:
    (finding,) = check(draft, Source.of(RIVER.source)).findings
    found = " ".join(finding.evidence[0].of(RIVER.source).split())
    assert found.startswith(sentence)


def test_korean_evidence_is_found_whatever_the_particles() -> None:
    (finding,) = check("지렁이는 감소하지 않았다.", Source.of(SOIL.source)).findings
    assert "지렁이 개체수는 줄지 않았다." in finding.evidence[0].of(SOIL.source)


MARKED = [
    (
        Format.LATEX,
        r"We used \textbf{43}~plots and 12{,}000\,kg \cite{kim2020} at \SI{5}{\celsius}.",
    ),
    (Format.MARKDOWN, "We used **43** plots and `12,000` kg [@kim2020] at $5\\,^\\circ$C."),
    (Format.HTML, "<p>We used <b>43</b>&nbsp;plots and 12,000 kg \\cite{kim2020} at 5 &deg;C.</p>"),
    (Format.TYPST, "We used *43* plots and 12,000 kg @kim2020 at 5 °C. // 99 plots"),
    (Format.ORG, "We used *43* plots and 12,000 kg [cite:@kim2020] at 5 °C."),
    (Format.RST, "We used **43** plots and 12,000 kg :cite:`kim2020` at 5 °C."),
]


@pytest.mark.parametrize(("format", "draft"), MARKED, ids=[format.value for format, _ in MARKED])
def test_markup_hides_nothing_and_adds_nothing(format: Format, draft: str) -> None:
    right = Source.of("We used 43 plots and 12 000 kg [@kim2020] at 5 °C.", format=Format.MARKDOWN)
    wrong = Source.of("We used 34 plots and 12 500 kg [@kim2019] at 6 °C.", format=Format.MARKDOWN)
    assert not check(draft, right, None, format).flagged
    (finding,) = check(draft, wrong, None, format).flagged
    told = [reason.span.of(draft) for reason in finding.reasons]
    assert len(told) == 4
    for text, expected in zip(told, ("43", "12", "kim2020", "5"), strict=True):
        assert expected in text


def test_headings_comments_and_code_are_no_statements() -> None:
    draft = "% 99 plots\n\\section{Results}\nWe used 43 plots.\n"
    facts = facts_of(draft, Language.ENGLISH, Format.LATEX)
    assert [fact.text for fact in facts] == ["43"]
    code = "# Results\n\n```\nx = 99\n```\n\nWe used 43 plots.\n"
    facts = facts_of(code, Language.ENGLISH, Format.MARKDOWN)
    assert [fact.text for fact in facts] == ["43"]


def test_placeholders_are_no_facts() -> None:
    assert facts_of("We tested [sample size] rats in [year].", Language.ENGLISH) == ()


def test_a_draft_in_another_language_is_checked_for_what_can_be_compared() -> None:
    source = Source.of("We weighed 43 foxes in Norway in May 2019 with the BERT model.")
    assert not check("2019년 5월 노르웨이에서 여우 43마리의 무게를 BERT로 쟀다.", source).flagged
    (finding,) = check("2018년 스웨덴에서 여우 34마리를 쟀다.", source).findings
    kinds = {reason.kind for reason in finding.reasons}
    assert kinds == {ReasonKind.YEAR, ReasonKind.NUMBER}


def test_messages_say_not_found_and_never_false() -> None:
    for case in (RIVER, SOIL):
        source = Source.of(case.source)
        for draft, _, _ in case.planted:
            for finding in check(draft, source).findings:
                for reason in finding.reasons:
                    assert "false" not in reason.message.lower()
                    assert "source" in reason.message


@pytest.mark.parametrize(
    ("draft", "kinds"),
    [
        ("Costs rose slightly.", {"negation"}),
        ("Water quality improved.", {"negation"}),
        ("Income differed between the groups.", {"negation"}),
        ("Costs were unchanged.", set()),
        ("The groups had similar incomes.", set()),
        ("비용은 증가하였다.", {"negation"}),
        ("소득은 집단 간에 달랐다.", {"negation"}),
        ("비료 사용량이 늘었다.", {"direction"}),
        ("비용은 그대로였다.", set()),
        ("소득은 두 집단이 비슷하였다.", set()),
    ],
)
def test_a_change_where_the_source_says_that_there_was_none(draft: str, kinds: set[str]) -> None:
    english = (
        "Mixed cropping raised yields. Costs did not change. Water quality was not affected by the "
        "treatment. There was no difference in income between the groups."
    )
    korean = (
        "혼작은 수량을 12% 높였으나 비료 사용량은 줄었다. 비용은 변하지 않았다. "
        "소득에는 집단 간 차이가 없었다."
    )
    report = check(draft, Source.of(english if draft.isascii() else korean))
    assert {one.kind.value for found in report.flagged for one in found.reasons} == kinds


@pytest.mark.parametrize(
    ("draft", "flagged"),
    [
        ("Firms that pooled risk paid less often than others.", True),
        ("Firms that pooled risk paid more often than others.", False),
        ("Firms that lent abroad paid more often than others.", True),
        ("Firms that lent abroad paid less often than others.", False),
    ],
)
def test_so_many_times_as_often_is_more_often(draft: str, flagged: bool) -> None:
    source = Source.of(
        "Firms that pooled risk paid twice as often as others. "
        "Firms that lent abroad paid half as often as others."
    )
    assert bool(check(draft, source).flagged) is flagged


@pytest.mark.parametrize(
    ("draft", "flagged"),
    [
        ("Ten trials were found, but no randomised ones.", False),
        ("Ten randomised trials were found.", True),
    ],
)
def test_none_of_them_denies_what_follows(draft: str, flagged: bool) -> None:
    source = Source.of("A review identified ten trials, none of them randomised.")
    assert bool(check(draft, source).flagged) is flagged


@pytest.mark.parametrize(
    "draft", ["참가자의 눈가림은 할 수 없었다.", "참가자를 눈가림하지 못하였다."]
)
def test_what_is_impossible_is_not_done(draft: str) -> None:
    source = Source.of("참가자의 눈가림이 불가능하였다.")
    assert not check(draft, source).flagged
    assert check("참가자를 눈가림하였다.", source).flagged


AMBER = Source.of(
    "Melatonin onset (DLMO) occurred 34 min earlier with amber lenses (95% CI 18 to 50). The basic "
    "frequency was 1.42 Hz, lower than the 1.45 Hz of 2019. Nobody was followed after the second "
    "period. No side effects were seen in the others. Vaccinated people were older than others."
)


@pytest.mark.parametrize(
    ("draft", "flagged"),
    [
        ("Melatonin came 34 minutes later with amber lenses.", True),
        ("Melatonin came 34 minutes earlier with amber lenses.", False),
        ("Melatonin came 34 minutes later without amber lenses.", False),
        ("There was no follow-up once the second period was over.", False),
        ("They were older than those who had no side effects.", False),
    ],
)
def test_a_difference_has_its_direction_and_a_denial_what_it_is_about(
    draft: str, flagged: bool
) -> None:
    assert bool(check(draft, AMBER).flagged) is flagged
