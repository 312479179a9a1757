"""Every planted error is found on its sentence with the right reason; no paraphrase is flagged."""

from __future__ import annotations

from functools import cache

import pytest

from precis.facts.hard import Report, Source, State, check

from .papers import PAPERS
from .papers.case import Case


@cache
def source_of(case: Case) -> Source:
    return Source.of(case.source, format=case.format)


def told(report: Report) -> str:
    return "\n".join(reason.message for finding in report.flagged for reason in finding.reasons)


@pytest.mark.parametrize(
    ("case", "draft"),
    [pytest.param(case, draft, id=draft[:40]) for case in PAPERS for draft in case.clean],
)
def test_a_clean_paraphrase_is_not_flagged(case: Case, draft: str) -> None:
    report = check(draft, source_of(case), format=case.format)
    assert not report.flagged, told(report)


@pytest.mark.parametrize(
    ("case", "draft", "kinds", "words"),
    [
        pytest.param(case, *planted, id=planted[0][:40])
        for case in PAPERS
        for planted in case.planted
    ],
)
def test_a_planted_error_is_found_with_its_reason(
    case: Case, draft: str, kinds: str, words: str
) -> None:
    report = check(draft, source_of(case), format=case.format)
    reasons = [reason for finding in report.flagged for reason in finding.reasons]
    assert any(
        reason.kind in kinds.split() and words in reason.span.of(draft) for reason in reasons
    ), [(reason.kind.value, reason.text, reason.message) for reason in reasons]


@pytest.mark.parametrize("case", PAPERS, ids=lambda case: case.name)
def test_only_the_planted_sentence_of_a_draft_is_flagged(case: Case) -> None:
    source = source_of(case)
    for planted, _, _ in case.planted:
        draft = " ".join((case.clean[0], planted, case.clean[1]))
        findings = check(draft, source, format=case.format).findings
        assert len(findings) == 3
        states = [finding.state is State.SUPPORTED for finding in findings]
        assert states == [True, False, True], planted


@pytest.mark.parametrize("case", PAPERS, ids=lambda case: case.name)
def test_a_source_supports_itself(case: Case) -> None:
    report = check(case.source, source_of(case), format=case.format)
    assert not report.flagged, told(report)
    assert report.score > 0.8
