"""Citations, names, acronyms and quoted terms that the source has, and those that it lacks."""

from __future__ import annotations

import pytest

from precis.facts.hard import facts_of, missing_facts
from precis.text.language import Language, language_of


def lacks(draft: str, source: str) -> list[str]:
    return [fact.text for fact in missing_facts(draft, source, language_of(source))]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (r"as shown \cite{kim2020}", r"\citep[p.~3]{lee2019,kim2020}"),
        ("as shown [@kim2020]", "@kim2020 showed"),
        ("as shown [12]", "see [3, 10–14]"),
        ("as shown [3–5]", "see [3], [4] and [5]"),
        ("(Kim et al., 2020)", "Kim, Lee and Park (2020) found"),
        ("Kim and Lee (2020)", "(Lee & Kim, 2020; Cho, 2001)".replace("Lee & Kim", "Kim & Lee")),
        ("Kim and colleagues (2020)", "(Kim et al. 2020)"),
        ("However, Kim (2020) agreed.", "In Kim (2020), it holds."),
        ("(e.g., Kim, 2020)", "Kim (2020)"),
        ("(김철수 등, 2020)", "김철수 외(2020)"),
        ("김철수와 이영희(2020)", "(김철수·이영희, 2020)"),
        ("According to Ortega (2011), it rained.", "Ortega reported in 2011 that it rained."),
    ],
    ids=lambda text: text,
)
def test_a_citation_is_found_in_another_form(draft: str, source: str) -> None:
    assert lacks(draft, source) == []


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (r"\cite{kim2021}", r"\cite{kim2020}"),
        ("[@kim2021]", "[@kim2020]"),
        ("as shown [13]", "see [12]"),
        ("(Kim et al., 2020)", "(Kim et al., 2019)"),
        ("(Park et al., 2020)", "(Kim et al., 2020)"),
        ("Kim and Park (2020)", "Kim and Lee (2020)"),
        ("(박철수 등, 2020)", "(김철수 등, 2020)"),
        ("김철수(2020)", "김철수(2019)"),
    ],
    ids=lambda text: text,
)
def test_another_citation_is_not_found(draft: str, source: str) -> None:
    assert len(lacks(draft, source)) == 1


FOUND = [
    ("The WHO warned.", "The World Health Organization warned."),
    ("The World Health Organization warned.", "WHO warned."),
    (
        "A random forest (RF) was used. The RF won.",
        "We used random forests. A random forest is fast.",
    ),
    ("CNNs were used.", "A CNN was used."),
    ("Korean farmers agreed.", "Farmers in Korea agreed."),
    ("They worked in the United States.", "They worked in the U.S. and elsewhere."),
    ("Marie Curie's work was cited.", "The work of M. Curie was cited."),
    ("Bayesian methods by Bayes", "bayesian methods of Bayes"),
    ("It was built in Zurich and Lodz.", "Sites were Zürich and Łódź."),
    ("Cramér's V was low.", "Cramer's V was 0.1."),
    ("환자는 앱으로 기록하였다.", "환자는 애플리케이션에 기록하였다."),
    ("COVID-19 spread.", "Covid 19 spread."),
    ("Researchers found that Lake Tana shrank.", "Lake Tana became smaller."),
    ("Although rain fell, Tana shrank.", "Tana shrank."),
    ("They call it “deep rest”.", "This deep rest was useful."),
    ("서울대학교에서 수행하였다.", "서울대 연구팀이 수행했다."),
    ("한국에서 시작되었다.", "대한민국에서 시작했다."),
    ("환자는 종합병원에서 치료받았다.", "환자는 병원에서 치료를 받았다."),
    ("시스템과 데이터베이스를 구축하였다.", "체계를 만들었다."),
    ("‘수분 부족’이 원인이다.", "수분의 부족이 원인이었다."),
    ("이유는 정확도와 이미지의 크기이다.", "까닭이 있다."),
    ("최종 결과는 황산염과 최소화이다.", "결과가 있다."),
    ("AI가 쓰였다.", "인공지능(AI)을 사용하였다."),
]


@pytest.mark.parametrize(("draft", "source"), FOUND, ids=lambda text: text)
def test_a_name_is_found_in_another_form(draft: str, source: str) -> None:
    assert lacks(draft, source) == []


LACKING = [
    (
        "The work was done at Stanford University.",
        "The work was done at Harvard University.",
        "Stanford",
    ),
    ("Chen proposed a method.", "Zhang proposed a method.", "Chen"),
    ("Norway recorded more rain.", "Sweden recorded more rain.", "Norway"),
    ("The GPT-4 model was used.", "The GPT-3 model was used.", "GPT-4"),
    ("A CNN was used.", "An RNN was used.", "CNN"),
    ("It was built in Zurich.", "The site was Zülpich.", "Zurich"),
    ("통계학자 임채원이 정하였다.", "통계학자 윤서진이 정하였다.", "임채원"),
    ("It was tested by Dr. Ann Lee.", "It was tested by Dr. Ann Cho.", "Lee"),
    ("Group C did best.", "Groups A and B did best.", "C"),
    ("They call it “deep rest”.", "They call it sleep.", "deep rest"),
    ("Patients took metformin.", "Patients took a drug.", "metformin"),
    ("부산대학교에서 수행하였다.", "서울대학교에서 수행하였다.", "부산"),
    ("김민수 교수가 발표하였다.", "이영희 교수가 발표하였다.", "김민수"),
    ("낙동강에서 조사하였다.", "한강에서 조사하였다.", "낙동강"),
    ("기상청 자료를 썼다.", "환경부 자료를 썼다.", "기상청"),
    ("텐서플로로 구현하였다.", "파이토치로 구현하였다.", "텐서플"),
    ("ResNet을 사용하였다.", "VGG를 사용하였다.", "ResNet"),
    ("일본에서 조사하였다.", "중국에서 조사하였다.", "일본"),
    ("‘회복 탄력성’이라 부른다.", "그것을 적응이라 부른다.", "회복 탄력성"),
]


@pytest.mark.parametrize(("draft", "source", "name"), LACKING, ids=lambda text: text)
def test_another_name_is_not_found(draft: str, source: str, name: str) -> None:
    found = lacks(draft, source)
    assert len(found) == 1
    assert name in found[0]


def test_facts_have_their_kinds_and_places() -> None:
    text = "In 2019, Ann Berg of NASA weighed 5.2 kg (12%) on May 3, 2018 [4]: “so much”, 3–5 m."
    facts = facts_of(text, Language.ENGLISH)
    assert [(fact.kind.value, fact.text) for fact in facts] == [
        ("year", "2019"),
        ("name", "Ann Berg"),
        ("acronym", "NASA"),
        ("quantity", "5.2 kg"),
        ("percentage", "12%"),
        ("date", "May 3, 2018"),
        ("citation", "4"),
        ("quoted", "“so much”"),
        ("range", "3–5 m"),
    ]
    assert all(text[fact.start : fact.end] == fact.text for fact in facts)


def test_a_sign_beside_a_name_is_no_name() -> None:
    for language in Language:
        assert missing_facts("A/×", "A/×", language) == ()
