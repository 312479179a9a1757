"""Words of which one thing can only be one: before or after, men or women, red or blue.

Each group is a line of sides with "|" between them. In brackets stand words that show that a text
speaks of a side too, but that say it too seldom to be what is looked up. The groups of a direction
come first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_DIRECTIONS = """
before beforehand (prior preceding pre until baseline) | after afterwards (following since)
above (over) | below beneath (under)
inside (within indoors) | outside (beyond outdoors)
upstream (upriver) | downstream (downriver)
indoor indoors | outdoor outdoors
maximum maximal | minimum minimal
early (earlier earliest) | late (later latest)
shallow (shallower) | deep (deeper)
positive positively | negative negatively
light lit | dark unlit
hot (warm warmer) | cold (cool colder)
wet rainy humid (rain monsoon) | dry arid (drought)
이전 (전 앞서) | 이후 (후 뒤 다음)
위쪽 상부 상단 | 아래쪽 하부 하단
상류 | 하류
안쪽 | 바깥쪽
최대 최댓값 (최고) | 최소 최솟값 (최저)
최고 (최대) | 최저 (최소)
첫째 처음 | 마지막
초기 초반 | 후기 후반 말기
단기 | 장기
실내 | 실외 야외 옥외
수입 | 수출
"""
_CLASSES = """
men man male males | women woman female females
boys boy (men male) | girls girl (women female)
sons son | daughters daughter
mothers mother maternal | fathers father paternal
urban (city cities town towns) | rural (countryside village villages)
morning mornings | afternoon afternoons | evening evenings | night nights nocturnal overnight
daytime (day days) | nighttime (night nights)
summer summers | winter winters | spring springs | autumn autumns (fall)
north northern | south southern | east eastern | west western
northeast northeastern | northwest northwestern | southeast southeastern | southwest southwestern
young (younger youngest) | old (older oldest elderly)
new (newer newest) | old (older former previous)
children child (pupils infants kids schoolchildren) | adults adult
teachers teacher (tutors) | students student pupils pupil (children) | parents parent
nurses nurse | doctors doctor physicians physician (clinicians) | pharmacists pharmacist
employers employer | employees employee (workers staff)
buyers buyer | sellers seller
imports import | exports export
public | private
direct directly | indirect indirectly
internal internally | external externally
controls (control placebo sham comparison) | intervention experimental (treatment treated)
weekday weekdays | weekend weekends (saturday sunday)
mean (average averaged averaging) | median (average)
systolic | diastolic
anterior | posterior
encoder encoders | decoder decoders
precision | recall
daily (day) | weekly (week) | monthly (month) | yearly annual annually (year)
oral orally | intravenous intravenously | subcutaneous subcutaneously | intramuscular topical
prospective prospectively | retrospective retrospectively
quantitative | qualitative
fresh | frozen | dried
lithium | sodium | potassium | calcium | magnesium | zinc | copper | nickel | cobalt | manganese
nitrogen | phosphorus | carbon | oxygen | hydrogen | sulphur sulfur
mouse mice | rat rats | rabbit rabbits
cat cats | dog dogs | cattle cow cows | sheep | goat goats | pig pigs | horse horses
wheat | rice | maize corn | barley | soy soybean soybeans
heart cardiac | lung lungs pulmonary | kidney kidneys renal | liver hepatic | brain cerebral
mathematics maths math arithmetic | reading | writing | listening | speaking
남성 남자 남학생 | 여성 여자 여학생
아버지 부친 | 어머니 모친
도시 도심 | 농촌 시골 농어촌
오전 아침 | 오후 저녁
주간 낮에 낮에는 낮보다 낮의 | 야간 밤 밤에 밤에는 밤보다 밤의 (심야)
여름 여름철 하계 | 겨울 겨울철 동계 | 봄 봄철 춘계 | 가을 가을철 추계
왼쪽 좌측 | 오른쪽 우측
평일 주중 | 주말 (토요일 일요일)
북부 북쪽 | 남부 남쪽 | 동부 동쪽 | 서부 서쪽
공립 (국립) | 사립
공공 | 민간
직접 | 간접
내부 | 외부
국내 | 국외 해외
고령 고령층 고령자 노인 노년 | 청년 청년층 청소년 젊은 | 중장년 중년
아동 어린이 유아 | 성인 어른
우기 | 건기
대조군 통제군 위약군 비교군 | 실험군 중재군 처치군 처리군 투여군 치료군
교사 교원 | 학생 | 학부모 부모
간호사 | 의사 전문의 | 약사
공급 | 수요
고소득 고소득층 | 저소득 저소득층
대기업 | 중소기업
정규직 | 비정규직
초등학생 초등학교 | 중학생 중학교 | 고등학생 고등학교 | 대학생 대학교
비대면 온라인 원격 | 대면 오프라인
빨간 붉은 적색 | 파란 푸른 청색 | 녹색 초록 | 노란 황색 | 흰색 백색 | 검은 흑색
리튬 | 나트륨 | 칼륨 | 칼슘 | 마그네슘 | 아연 | 구리 | 니켈 | 코발트 | 망간 | 알루미늄
질소 | 탄소 | 산소 | 수소 | 인산
수축기 | 이완기
평균 | 중앙값 중위수 중간값
전향적 | 후향적
매일 (하루) | 매주 (일주일) | 매월 매달 | 매년 해마다 (연간)
찬성 | 반대
"""
# Only in front of what they are said of: "left" may be a verb, "green" a place.
_ADJECTIVES = """
left | right
upper (top) | lower (bottom)
red | green | blue | yellow | white | black | orange | amber
"""
# They only begin like a word of a side.
NO_SIDES = frozenset({"의사소통", "의사결정", "의사표현", "대면적", "수요일", "공공연", "첫째로"})


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a group; `looked_up` unless the word only shows that it is spoken of.

    An `adjective` counts only in front of another word that says something.
    """

    group: int
    side: int
    looked_up: bool
    direction: bool
    adjective: bool


def _read() -> Mapping[str, tuple[Side, ...]]:
    found: dict[str, list[Side]] = {}
    blocks = ((_DIRECTIONS, True, False), (_CLASSES, False, False), (_ADJECTIVES, False, True))
    lines = [
        (line, direction, adjective)
        for block, direction, adjective in blocks
        for line in block.strip().splitlines()
    ]
    for group, (line, direction, adjective) in enumerate(lines):
        for side, written in enumerate(line.split("|")):
            said, _, beside = written.strip().rstrip(")").partition("(")
            for words, looked_up in ((said, True), (beside, False)):
                one = Side(group, side, looked_up, direction, adjective)
                for word in words.split():
                    found.setdefault(word, []).append(one)
    return MappingProxyType({word: tuple(sides) for word, sides in found.items()})


SIDES = _read()
