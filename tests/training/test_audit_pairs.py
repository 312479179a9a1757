"""What a target says beyond its input is found, and dropped or masked as the recipe asks."""

from __future__ import annotations

import pytest

from precis.text.language import Language

pytest.importorskip("ijson", reason="needs ijson: pip install '.[training]'")

from precis_training.audit.audit import apply, audit_pair
from precis_training.audit.content import content
from precis_training.audit.pair_audit import forgotten_share
from precis_training.config import Audit

ENGLISH, KOREAN = Language.ENGLISH, Language.KOREAN
SUMMARY = "Shade keeps city rivers cool in summer."
ABSTRACT = (
    "We measured city rivers in summer with 128 participants in 2019 (Odell et al., 2015). "
    "Shaded rivers were cooler by 14%."
)
KOREAN_SUMMARY = "그늘은 도시 하천의 수온을 낮춘다."
KOREAN_ABSTRACT = (
    "2019년에 주민 128명을 면접하고 도시 하천의 수온을 재었다. 그늘에서 수온은 14% 낮았다."
)


class TestContentWords:
    def test_words_of_one_stem_are_one_word(self) -> None:
        assert len(content("propose proposes proposed proposing")) == 1

    def test_function_words_and_numbers_are_none(self) -> None:
        assert content("It is, however, not the 12 of them.") == frozenset()
        assert content("그리고 이러한 것은 또한 12") == frozenset()

    @pytest.mark.parametrize("form", ["하천은", "하천을", "하천에서", "하천으로부터", "하천"])
    def test_a_particle_makes_no_other_word(self, form: str) -> None:
        assert content(form) == content("하천")

    def test_a_verb_made_of_a_noun_is_that_noun(self) -> None:
        assert content("분석하였다") == content("분석")

    def test_a_compound_has_the_words_that_it_is_made_of(self) -> None:
        assert content("하천") < content("도시하천의")


class TestAuditPair:
    def test_facts_that_the_input_lacks_are_counted_by_kind(self) -> None:
        found = audit_pair(SUMMARY, ABSTRACT, ENGLISH)
        missing = {str(fact.kind): fact.text for fact in found.missing}
        assert missing["percentage"] == "14%"
        assert missing["year"] == "2019"
        assert "Odell" in missing["citation"]
        assert found.facts["percentage"] == 1

    def test_the_places_of_missing_facts_are_in_the_target(self) -> None:
        for target, language in ((ABSTRACT, ENGLISH), (KOREAN_ABSTRACT, KOREAN)):
            found = audit_pair("", target, language)
            assert found.missing
            assert all(target[fact.start : fact.end] == fact.text for fact in found.missing)

    def test_a_target_within_its_input_lacks_nothing(self) -> None:
        for text, language in ((ABSTRACT, ENGLISH), (KOREAN_ABSTRACT, KOREAN)):
            found = audit_pair(text, text, language)
            assert (found.missing_share, found.missing, found.ratio) == (0.0, (), 1.0)

    def test_the_share_of_missing_words_and_the_length_ratio(self) -> None:
        found = audit_pair("rivers", "rivers lakes", ENGLISH)
        assert found.missing_share == 0.5
        assert found.ratio == 2.0

    def test_a_target_without_content_words_lacks_none(self) -> None:
        assert audit_pair("rivers", "it is", ENGLISH).missing_share == 0.0


class TestForgotten:
    @pytest.mark.parametrize(
        ("summary", "text", "share"),
        [
            ("Rivers are cool.", "A river stays cool in shade.", 0.0),
            ("Rivers and lakes are cool.", "A river stays cool.", 1 / 3),
            ("Rivers are cool.", "It is hot.", 1.0),
            ("It is.", "Rivers are cool.", 0.0),  # nothing to forget
            (KOREAN_SUMMARY, KOREAN_SUMMARY, 0.0),
        ],
    )
    def test_the_share_of_the_summarys_words_that_the_text_lacks(
        self, summary: str, text: str, share: float
    ) -> None:
        assert forgotten_share(summary, text) == pytest.approx(share)


class TestApply:
    def test_keep_changes_nothing(self) -> None:
        assert apply(Audit(action="keep"), SUMMARY, ABSTRACT, ENGLISH) == ABSTRACT

    @pytest.mark.parametrize(("most", "kept"), [(0.1, False), (0.99, True)])
    def test_drop_by_the_share_of_content_words(self, most: float, kept: bool) -> None:
        audit = Audit(action="drop", most=most)
        assert apply(audit, SUMMARY, ABSTRACT, ENGLISH) == (ABSTRACT if kept else None)

    @pytest.mark.parametrize(("most", "kept"), [(0, False), (1, False), (20, True)])
    def test_drop_by_missing_facts(self, most: int, kept: bool) -> None:
        audit = Audit(action="drop", most_facts=most)
        assert apply(audit, SUMMARY, ABSTRACT, ENGLISH) == (ABSTRACT if kept else None)

    def test_mask_puts_typed_placeholders(self) -> None:
        assert apply(Audit(action="mask"), SUMMARY, ABSTRACT, ENGLISH) == (
            "We measured city rivers in summer with [sample size] participants in [year] "
            "([citation]). Shaded rivers were cooler by [percentage]."
        )

    def test_only_the_kinds_that_the_recipe_names_are_masked(self) -> None:
        audit = Audit(action="mask", kinds=("year", "name"))
        target = "Odell met Vell in 2019 and counted 40 swans."
        masked = apply(audit, "Odell counted swans.", target, ENGLISH)
        assert masked == "Odell met [name] in [year] and counted 40 swans."

    def test_mask_in_korean_is_korean(self) -> None:
        masked = apply(Audit(action="mask"), KOREAN_SUMMARY, KOREAN_ABSTRACT, KOREAN)
        assert masked == (
            "[연도]에 주민 [표본 크기]명을 면접하고 도시 하천의 수온을 재었다. "
            "그늘에서 수온은 [비율] 낮았다."
        )

    def test_mask_leaves_what_the_input_says(self) -> None:
        known = "In 2019, 128 participants saw 14% (Odell et al., 2015)."
        assert apply(Audit(action="mask"), known, ABSTRACT, ENGLISH) == ABSTRACT

    @pytest.mark.parametrize(
        ("target", "language"), [(ABSTRACT, ENGLISH), (KOREAN_ABSTRACT, KOREAN)]
    )
    def test_nothing_is_missing_from_a_masked_target(self, target: str, language: Language) -> None:
        masked = apply(Audit(action="mask"), "", target, language)
        assert masked is not None
        assert audit_pair("", masked, language).missing == ()

    def test_the_numbers_of_an_enumeration_stay(self) -> None:
        target = "It is 1) small, 2) quick, 3) cheap and (4) known to 40 users (of 5)."
        masked = apply(Audit(action="mask"), "", target, ENGLISH)
        assert masked == (
            "It is 1) small, 2) quick, 3) cheap and (4) known to [number] users (of [number])."
        )

    def test_a_sample_is_told_from_other_numbers(self) -> None:
        target = "We asked 45 older adults (n = 45) and ran 7 rounds."
        masked = apply(Audit(action="mask"), "", target, ENGLISH) or ""
        assert masked.count("[sample size]") == 2
        assert "[sample size] rounds" not in masked
        assert "7 rounds" not in masked
