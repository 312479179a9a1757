"""Groups of people by what they do or are, each with the words by which a text may mean the same.

A line is one group: in front of the stroke the words that name it, behind it the beginnings of the
words of which a source needs one for the group to be its own.
"""

from __future__ import annotations

from precis.facts.lexicon import listed

_ENGLISH = """
prosecutors | prosecut attorney
solicitors barristers attorneys | lawyer solicitor barrister attorney counsel legal
surgeons | surg operat
physicians doctors clinicians | physician doctor clinic medical gp practitioner consultant surg
dentists | dent oral teeth
pharmacists | pharmac
midwives | midwi
nurses | nurs carer ward
paramedics | paramedic ambulance emergency
physiotherapists | physio rehabilit therap
psychologists psychiatrists | psych counsel therap
veterinarians vets | vet animal
firefighters | fire
soldiers | soldier milit army troop recruit conscript veteran
police | police officer constab
engineers | engineer technic
fishermen fishers anglers | fish angl boat vessel catch
miners | mine mining pit
drivers | driv vehicle truck bus taxi
pilots | pilot flight aircraft airline cockpit
librarians | librar
journalists reporters | journal report newspaper media press
politicians | politic parliament mp minister council
pensioners retirees | pension retire older elder aged
refugees | refuge asylum displac
prisoners inmates | prison inmate jail detain
undergraduates | undergrad universit student college
toddlers | toddler child infan aged
infants newborns babies | infan newborn bab neonat birth
twins | twin
siblings | sibling brother sister famil
widows widowers | widow spouse bereav
grandparents | grandp grandm grandf grandc elder famil
smokers | smok tobacco cigar nicotin
vegetarians vegans | vegeta vegan diet
athletes | athlet sport player runner train
musicians | music play perform instrument orchest
"""
_KOREAN = """
검사들 검찰 | 검사 검찰 기소
판사 판사들 | 판사 법관 재판 법원
변호사 변호사들 | 변호 법률 로펌
약사 약사들 | 약사 약국 약제
치과의사 | 치과 치아 구강
조산사 | 조산 분만
간호사 간호사들 | 간호 병동
물리치료사 작업치료사 | 치료사 재활 치료
영양사 영양사들 | 영양 급식 식단
요양보호사 | 요양 돌봄
사회복지사 | 복지
소방관 소방대원 | 소방 화재
경찰관 경찰관들 | 경찰
군인 장병 | 군인 장병 군대 부대 병사 입대
어민 어민들 | 어민 어업 어선 조업
공무원 공무원들 | 공무 시청 군청 구청 부처 직원
기자 기자들 | 기자 언론 신문 보도
임신부 임산부 | 임신 임산 산모 출산
신생아 | 신생 출생 영아 아기
유치원생 | 유치원 유아 원아
수감자 재소자 | 수감 재소 교도 수용
난민 | 난민 망명
은퇴자 퇴직자 | 은퇴 퇴직 고령 노인
흡연자 흡연자들 | 흡연 담배
운동선수 | 선수 운동 체육
"""


def _groups(lines: str) -> dict[str, tuple[str, ...]]:
    """Each word that names a group, with the beginnings of its kin."""
    found = {}
    for line in lines.strip().splitlines():
        names, _, kin = line.partition("|")
        found.update(dict.fromkeys(listed(names), listed(kin)))
    return found


ENGLISH_PEOPLE = _groups(_ENGLISH)
KOREAN_PEOPLE = _groups(_KOREAN)
