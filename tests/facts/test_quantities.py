"""Which numbers say the same however they are written, and which do not."""

from __future__ import annotations

import pytest

from precis.facts.hard import missing_facts
from precis.text.language import Language, language_of


def lacks(draft: str, source: str) -> list[str]:
    return [fact.text for fact in missing_facts(draft, source, language_of(source))]


SAME = [
    ("1.2 km", "1,200 m"),
    ("50%", "0.5"),
    ("0.5", "50 %"),
    ("half of the plots", "50% of the plots"),
    ("50 percent of the plots", "half of the plots"),
    ("1,204 pupils", "1204 pupils"),
    ("1 204 pupils".replace(" ", "\u202f", 1), "1,204 pupils"),
    ("twenty-three sites", "23 sites"),
    ("23 sites", "twenty-three sites"),
    ("one hundred and five trees", "105 trees"),
    ("two and a half million euros", "€2.5 million"),
    ("$3.5 million", "3,500,000 dollars"),
    ("3-fold higher", "three times higher"),
    ("500 mL", "0.5 litres"),
    ("72 hours", "three days"),
    ("24 months", "2 years"),
    ("a dose of 250 μg", "a dose of 0.25 mg"),
    ("90 km/h", "25 m/s"),
    ("5 mg per kg", "5 mg/kg"),
    ("300 K", "26.85 °C"),
    ("98.6 °F", "37 °C"),
    ("5 × 10^4 cells", "50,000 cells"),
    ("a rate of 1e-3", "a rate of 0.001"),
    ("two thirds of the users", "66.7% of the users"),
    ("3/4 of the users", "75% of the users"),
    ("about 40 users", "43 users"),
    ("nearly 50% of the users", "48.2% of the users"),
    ("more than 1,200 users", "1,247 users"),
    ("12.4% of users", "12.37% of users"),
    ("between 10 and 20 mg", "10–20 mg"),
    ("10 to 20 mg", "from 10 mg to 20 mg"),
    ("from 5 to 10 and 15 km", "5 km, 10 km and 15 km"),
    ("aged 65 or older", "65 years or older"),
    ("65-year-old men", "men of 65 years"),
    ("the 19th century", "the nineteenth century"),
    ("the 1990s", "the 1990s"),
    ("a 12-week course", "a course of 12 weeks"),
    ("ten of 40 rats (25%)", "10 of 40 rats"),
    ("a decade of data (10 years)", "ten years of data"),
    ("3만 명", "30,000명"),
    ("3만 5천 원", "35,000원"),
    ("1억 2천만 원", "120,000,000원"),
    ("2,400만 건", "2천4백만 건"),
    ("1.5조 원", "1조 5,000억 원"),
    ("마흔세 명", "43명"),
    ("이십삼 퍼센트", "23%"),
    ("삼백 명", "300명"),
    ("절반", "50%"),
    ("0.5", "절반"),
    ("3분의 2", "66.7%"),
    ("다섯 배", "5배"),
    ("2배 높다", "두 배 높다"),
    ("열두 달", "12개월"),
    ("15센티미터", "15 cm"),
    ("섭씨 25도", "25 °C"),
    ("영하 5도", "-5 °C"),
    ("5킬로그램", "5,000 g"),
    ("300여 명", "312명"),
    ("약 40%", "39.6%"),
    ("10~20 mg", "10에서 20 mg"),
    ("３．５ ｋｇ", "3.5 kg"),
    ("１２명", "12명"),
    ("25 ㎞", "25 km"),
    (
        "\u1106\u116e \u110b\u1167\u11af \u1112\u1161\u11ab \u1106\u1167\u11bc "
        "30\u1106\u1167\u11bc",
        "30명",
    ),
    ("$43 \\pm 2$ mg", "43 ± 2 mg"),
    ("\\SI{1.2}{\\kilo\\meter}", "1,200 m"),
    ("two days running", "two consecutive days"),
    ("three full weeks", "21 days"),
    ("The score rose from 12.3 to 18.7 points.", "It was 12.3 points. A year on, 18.7 points."),
    ("점수는 12.3점에서 18.7점으로 올랐다.", "점수는 12.3점이었다. 이후 18.7점이었다."),
    ("It failed 18 days later.", "It rang on 14 June 2022 and failed on 2 July."),
    ("Of the 9,600, 70% were kept.", "Of all 9,600 samples, 6,720 were for training."),
    ("There were 50 alert days, 31 of which fell late.", "There were 19 alert days and 31 later."),
    ("한 달 택시비는 40,000원이었다.", "월간 택시비는 40,000원이었다."),
    ("12{,}500~m와 $45\\%$", "12,500 m, 45%"),
    ("**43** 명", "43명"),
    ("10 m²", "10 m^2"),
    ("10 m<sup>2</sup> 땅", "10 m2 땅"),
]


@pytest.mark.parametrize(("draft", "source"), SAME, ids=lambda text: text)
def test_the_same_quantity_is_found_however_it_is_written(draft: str, source: str) -> None:
    assert lacks(draft, source) == []


DIFFERENT = [
    ("1.2 km", "1,200 km"),
    ("5 g", "5 mg"),
    ("5 days", "5 weeks"),
    ("50%", "0.05"),
    ("5 percentage points", "5%"),
    ("50%", "half-life and first half"),
    ("34 sites", "43 sites"),
    ("twenty-four sites", "23 sites"),
    ("3.5 million", "3.5 billion"),
    ("$5 million", "€5 million"),
    ("about 45%", "43%"),
    ("more than 1,300 users", "1,247 users"),
    ("two thirds of the users", "75% of the users"),
    ("90 km/h", "90 m/s"),
    ("25 °C", "25 °F"),
    ("in 2018", "in 2019"),
    ("the 1980s", "the 1990s"),
    ("the 18th century", "the 19th century"),
    ("10–30 mg", "10–20 mg"),
    ("10–30 mg", "10 mg was given. Then 30 mg was given."),
    ("two days running", "two consecutive weeks"),
    ("It failed 17 days later.", "It rang on 14 June 2022 and failed on 2 July."),
    ("Of the 9,600, 65% were kept.", "Of all 9,600 samples, 6,720 were for training."),
    ("3만 명", "3천 명"),
    ("마흔네 명", "43명"),
    ("3억 원", "3만 원"),
    ("3배", "5배"),
    ("4분의 1", "33%"),
    ("12개월", "12주"),
    ("0.5 mg", "0.05 mg"),
    ("p < 0.05", "p < 0.01"),
    ("7-fold", "5-fold"),
    ("-5 °C", "5 °C"),
]


@pytest.mark.parametrize(("draft", "source"), DIFFERENT, ids=lambda text: text)
def test_another_quantity_is_not_found(draft: str, source: str) -> None:
    assert len(lacks(draft, source)) == 1


NO_FACTS = [
    "One of the two groups was first, and the second one followed.",
    "See Table 3 and Fig. 4.",
    "1. First item\n2. Second item",
    "한 연구와 두 집단을 비교하였다.",
    "이 주장과 그 일은 세대와 열대에 관한 것이다.",
    "한편 이천 시민은 만 명이 아니다.".replace(
        "이천 시민은 만 명이 아니다", "사람들은 이를 구분한다"
    ),
]


@pytest.mark.parametrize("text", NO_FACTS, ids=lambda text: text)
def test_what_is_no_fact_is_not_looked_up(text: str) -> None:
    assert missing_facts(text, "Nothing. 없음.", language_of(text)) == ()


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("on March 3, 2019", "2019-03-03"),
        ("3 March 2019", "March 3rd, 2019"),
        ("2019년 3월 3일", "2019. 3. 3."),
        ("March 2019", "3 March 2019"),
        ("between March and May 2019", "March 2019 to May 2019"),
        ("2019년 봄", "2019년 봄에"),
        ("on Monday", "Monday morning"),
        ("월요일", "월요일에"),
        ("at 3 p.m.", "at 15:00"),
        ("오후 3시", "15:00"),
        ("the third quarter of 2020", "Q3 2020"),
        ("19세기", "the 19th century"),
        ("Sept. 5, 2020", "5 September 2020"),
        ("3–5 June 2011", "June 3 to 5, 2011"),
    ],
    ids=lambda text: text,
)
def test_the_same_date_is_found_however_it_is_written(draft: str, source: str) -> None:
    assert lacks(draft, source) == []


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("on March 4, 2019", "March 3, 2019"),
        ("on April 3, 2019", "March 3, 2019"),
        ("on March 3, 2018", "March 3, 2019"),
        ("2019년 3월 5일", "2019년 3월 3일"),
        ("2019년 4월", "2019년 3월"),
        ("on Tuesday", "on Monday"),
        ("화요일", "월요일"),
        ("2019년 가을", "2019년 봄"),
        ("at 4 p.m.", "at 15:00"),
    ],
    ids=lambda text: text,
)
def test_another_date_is_not_found(draft: str, source: str) -> None:
    assert len(lacks(draft, source)) == 1


def test_places_are_those_of_the_draft_as_written() -> None:
    draft = "“가나”가 **1,500**명, \\textbf{30 mg}이다."
    found = missing_facts(draft, "없다.", Language.KOREAN)
    assert [draft[fact.start : fact.end] for fact in found] == [fact.text for fact in found]
    assert any("1,500" in fact.text for fact in found)
    assert any("30 mg" in fact.text for fact in found)
