"""Sentences that say the opposite of their own numbers, or of what the source says beside them."""

from __future__ import annotations

import pytest

from precis.facts.hard import Source, check
from precis.facts.prose.words import korean_stem

REPORT = Source.of(
    "Perplexity decreased from 9.4 to 7.1 during training. The characteristic life rose from 2,350 "
    "to 4,540 cycles. Small glaciers lost 21% of their area and large ones 6%. Pupils gained 9.4 "
    "points in completion. Floods got smaller in the east as winters became warmer. The difference "
    "of 0.066 was significant (p < 0.001), that of 0.014 was not significant (p = 0.08). Biomass "
    "rose with nitrate (r = 0.61, p = 0.035). The largest house measured 38 m by 7 m. GPS loggers "
    "were fitted to 63 adults, of which 58 were recovered. Of the 312 boats 268 were found. In the "
    "1950s a quarter of the words were wrong. Port Aldane had no lithotripter of its own. After "
    "adjustment the gap of 0.83 was no longer significant. At Vellmoor 18% of the patients had a "
    "large stone. At Port Aldane 31% of the patients had a large stone."
)
RIGHT = [
    "Perplexity went down from 9.4 to 7.1 during training.",
    "The life of the boards rose to 4,540 cycles from 2,350.",
    "Small glaciers lost a larger share of their area (21%) than large ones (6%).",
    "Small glaciers lost a larger share of their area than large ones (21% versus 6%).",
    "Completion rose by 9.4 points.",
    "The difference of 0.066 was significant.",
    "The difference of 0.014 did not reach significance (p = 0.08).",
    "Biomass and nitrate were significantly correlated (p = 0.035).",
    "The largest house was 38 m long.",
    "Five of the 63 adults with loggers were not recovered.",
    "The other 44 of the 312 boats were not found.",
    "Before 1960 a quarter of the words were wrong.",
    "A lithotripter came to Port Aldane.",
    "After adjustment the gap of 0.83 lost its significance.",
    "At Port Aldane 31% of the patients had a large stone.",
]
WRONG = [
    ("Perplexity went up from 9.4 to 7.1 during training.", "direction"),
    ("The life of the boards fell to 4,540 cycles from 2,350.", "direction"),
    ("Small glaciers lost a smaller share of their area (21%) than large ones (6%).", "direction"),
    (
        "Small glaciers lost a smaller share of their area than large ones (21% vs. 6%).",
        "direction",
    ),
    ("Completion fell by 9.4 points.", "direction"),
    ("Floods in the east got larger as winters became warmer.", "direction"),
    ("The difference of 0.066 was not significant.", "negation"),
    ("The difference of 0.014 was significant (p = 0.08).", "negation"),
    ("Biomass and nitrate were not significantly correlated (p = 0.035).", "negation"),
    ("The largest house was not 38 m long.", "negation"),
    ("Of the 63 adults with loggers 58 were not seen again.", "negation"),
    ("Before 1970 a quarter of the words were wrong.", "year"),
    ("Large stones were seen most often at Vellmoor, where 31% of the patients had one.", "name"),
]
KOREAN = Source.of(
    "처음 모은 1만 2,400문장에서 중복을 지우고 1만 560문장을 남겼다. 점수는 12.4점에서 15.8점으로 "
    "올랐다. 2020년 9월 2일 태풍이 지나간 뒤인 그해 가을 생물량은 41.0% 적었다. KoBERT와의 차이 "
    "0.066은 유의하였다(p < 0.001). 질산염 농도와는 양의 상관을 보였다(r = 0.61, p = 0.035). "
    "가장 큰 집은 길이가 38 m였다."
)


@pytest.mark.parametrize("draft", RIGHT)
def test_what_agrees_with_the_numbers_is_not_flagged(draft: str) -> None:
    flagged = check(draft, REPORT).flagged
    assert not flagged, [reason.message for one in flagged for reason in one.reasons]


@pytest.mark.parametrize(("draft", "kind"), WRONG)
def test_what_goes_against_them_is_flagged(draft: str, kind: str) -> None:
    reasons = [reason for one in check(draft, REPORT).flagged for reason in one.reasons]
    assert kind in {reason.kind for reason in reasons}, reasons


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        ("중복을 지운 뒤 10,560문장이 남았다.", ""),
        ("처음 모은 문장은 1만 2,400개였다.", ""),
        ("2020년 가을 생물량은 41.0% 적었다.", ""),
        ("2021년 가을 생물량은 41.0% 적었다.", "date"),
        ("점수는 12.4점에서 15.8점으로 상승하였다.", ""),
        ("점수는 12.4점에서 15.8점으로 하락하였다.", "direction"),
        ("KoBERT와의 차이 0.066은 통계적으로 유의하였다.", ""),
        ("KoBERT와의 차이 0.066은 통계적으로 유의하지 않았다.", "negation"),
        ("질산염 농도와 유의한 상관이 나타나지 않았다(p = 0.035).", "negation"),
        ("가장 큰 집의 길이는 38 m에 이르지 않았다.", "negation"),
    ],
)
def test_korean(draft: str, kind: str) -> None:
    reasons = [reason for one in check(draft, KOREAN).flagged for reason in one.reasons]
    assert (kind in {reason.kind for reason in reasons}) if kind else not reasons, reasons


@pytest.mark.parametrize("word", ["가을에", "가을은", "가을을", "가을"])
def test_a_noun_that_ends_like_a_particle_keeps_its_end(word: str) -> None:
    assert korean_stem(word) == "가을"
