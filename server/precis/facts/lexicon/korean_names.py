"""What Korean names look like: endings of institutions, surnames with titles, foreign syllables."""

from __future__ import annotations

import re

from precis.facts.lexicon import listed
from precis.facts.lexicon.places import KOREAN_PLACES

_PARTICLE = (
    r"(?:에서는|에서도|에서의|에서|에게|으로부터|로부터|으로는|으로|로|과의|와의|과|와|은|는"
    r"|이|가|을|를|의|에는|에도|에|도|만|및"
    r"|까지|부터|보다|이나|나|이라는|라는|이며|이고|이다|였다|이었다|측은|측이|측|뿐이다|뿐이었다|뿐이며|뿐이고|뿐만|뿐"
    r"|처럼|조차|마저|이라고|라고|이었으며|였으며)?"
)
INSTITUTION = re.compile(
    r"(?P<name>(?P<prefix>[가-힣]{2,}?)(?:대학교병원|대학병원|대학교|대학원|대병원|병원|연구소"
    r"|연구원|교육원|과학원|기술원|진흥원|개발원|의료원|교육청|교육지원청|보건소|복지관|경찰서|경찰청|소방서|세무서|과학관|문학관|수목원|식물원|출판사|신문사|방송국|학회|재단|협회|공단"
    r"|은행|위원회|재판소|법원|검찰청|평가원|정보원|미술관|기념관|천문대|문화원|중앙회|연합회|협의회|사업단|박물관|도서관|공항|여대|공대|고등학교|중학교|초등학교))"
    rf"(?:연구팀|연구진|교수|팀)?{_PARTICLE}$"
)
# "공사" alone is building work.
PUBLIC = re.compile(
    rf"(?P<name>(?:한국|서울|부산|인천|대구|대전|광주|경기)[가-힣]{{2,8}}?(?:공사|센터|안전원|정보원))"
    rf"{_PARTICLE}$"
)
GENERIC = frozenset(
    listed(
        """
        국립 사립 시립 도립 지방 종합 대학 대형 소형 중소 지역 공공 민간 일반 전문
        중앙 초등 중등 고등 참여 해당 연구 학술 의료 응급 상급 상급종합 국내 해외
        외국 여러 타 모든 각각 인근 주요 거점 요양 동네 어린이 여성 정신 한방 치과
        동물 국제 국가 정부 선임 책임 수석 전임 공동 위탁 시중 상업 혈액 유전자
        종자 데이터 자문 운영 심의 윤리 기업 부설 산하 협력 산학 공익 비영리 학교
        본교 모교 관련 인접 도심 시골 농촌 도시 수도권 비수도권 전국 한 두 세 네
        사회 노인 장애인 관내 기초 광역 국공립 사설 종합사회 사회복지 지역사회
        이 그 본 고등 가정 행정 특허 관할 해당 각급 상급 하급 민사 형사 산업별 학생 학부모 주민
        """
    )
)
GENERIC_ENDINGS = (
    "개",
    "곳",
    "형",
    "급",
    "의",
    "한",
    "된",
    "인",
    "는",
    "은",
    "전문",
    "종합",
    "공공",
)

_SUFFIX = (
    r"(?:시|도|군|구|특별시|광역시|특별자치도|특별자치시|시내|시청|도청|지역|지방|권|항|만|섬"
    r"|강|산|대|인|산업단지|정부|의회|사무소|본부|지부|지사|전자|그룹|카드|은행|증권|생명|화재|물산"
    r"|중공업|자동차|건설|화학|바이오로직스|사)?"
)
_PLACES = sorted(KOREAN_PLACES, key=len, reverse=True)
PLACE = re.compile(rf"(?P<place>{'|'.join(_PLACES)}){_SUFFIX}{_PARTICLE}$")
_UNIVERSITIES = (
    "서울 고려 연세 한양 성균관 부산 경북 전남 전북 충남 충북 강원 제주 이화여 중앙 경희 "
    "건국 동국 홍익 인하 아주 포항공 세종 "
    "숭실 국민 단국 가톨릭 울산 영남 조선 전주 원광 한림 순천향 인제 동아 부경 서강 숙명여 "
    "한국외 경상 경기 인천"
)
UNIVERSITY = re.compile(
    rf"(?P<name>(?:{_UNIVERSITIES.replace(' ', '|')})대)(?:학교)?(?:병원|교수팀|연구팀|연구진"
    rf"|교수|의대)?{_PARTICLE}$"
)

_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민"
    "진지엄채원천방공현함변염여추도석선설마길표맹탁반왕"
)
_LONG_SURNAMES = ("남궁", "황보", "제갈", "선우", "독고", "사공")
# Surnames that few other words begin with.
_PLAIN_SURNAMES = "김박최윤황권홍송"
_GIVEN = (
    "민수영희지현준호성은혜진우서연정미경숙자순상철동재승태용훈석기종원하윤아예주선나"
    "린빈찬건혁규환식일광명복남춘옥애란화향도유형인창덕병학근섭욱웅헌범필람솔별"
)
# Rarer ones, which tell a name only in front of a title.
_ALSO_GIVEN = (
    "운결온곤교국권균래록림모무배보봉슬신엽용율은익제종춘택표해홍효후휘희채세겸람빛샘리하늘"
    "랑담루봄륜률령련렬룡륭묵솜"
)
# Last syllables of what else stands in front of a title: "경제학 박사", "학생회 대표".
_OF_GROUPS = "학회인자직과부팀원군사계의적관장급내외별전현차"
_TITLE = re.compile(
    r"\s?(?:교수|박사|씨|연구원|연구팀|연구진|감독|대표|장관|의원|선수|작가|기자|원장|소장"
    r"|회장|사장|판사|검사|변호사|대통령|총리|시장|군수|팀장|센터장|과장|부장|차장|국장|실장|총장|학장"
    r"|처장|청장|위원(?!회)|이사(?!회)|상무|전무|주무관|사무관|간호사|의사|전문의|약사|선생|교사|강사|조교"
    r"|학예사|이사장|관장|단장|본부장|대학원생|차관|대사|연구관|연구사|수석|책임연구)"
)
_ROLE = re.compile(
    r"(?:저자|박사|교수|간호사|연구원|연구자|연구책임자|책임자|전문의|의사|약사|팀장|센터장|교사|대표|기자"
    r"|작가|변호사|위원장|감독|학예사|치료사|수의사|대학원생|학자|전문가|분석가|상담사|영양사|조산사|복지사"
    r"|심리사|방사선사|평가자|코디네이터)\s$"
)
_TITLE_INSIDE = re.compile(
    rf"(?:[{_SURNAMES}][가-힣]{{2}})(?:교수|박사|씨|감독|대표|장관|의원|선수|작가|기자|원장"
    rf"|소장|회장|사장){_PARTICLE}$"
)
_NOT_PEOPLE = frozenset(
    listed(
        """
        최소한 최대한 최고령 최우수 황산염 황갈색 송수신 권고안 홍보물 박테리 최적화
        최상위 최하위 최신예 최정상 김치류 연구원 지도교 담당교 전임교 해당교 공동연
        유전자 정보원 홍수기 황사현 윤리적 윤활유 송전선 최종적 최근의
        """
    )
)


def person(word: str, stem: str, behind: str, before: str = "") -> bool:
    """Whether a word is a person's name: by a title or a role, or by surname and given name."""
    if len(stem) == 3 and stem[0] in _SURNAMES and _ROLE.search(before) and word != stem:
        return all(syllable in _GIVEN + _ALSO_GIVEN for syllable in stem[1:])
    if _TITLE_INSIDE.match(word):
        return word[:3] not in _NOT_PEOPLE
    if len(word) == 3 and _TITLE.match(behind):
        stem = word  # "임하은 박사": no particle
    if len(stem) in (3, 4) and stem.startswith(_LONG_SURNAMES) and _TITLE.match(behind):
        return True
    if len(stem) != 3 or stem[0] not in _SURNAMES or stem in _NOT_PEOPLE:
        return False
    if word == stem and _TITLE.match(behind):
        given = all(syllable in _GIVEN + _ALSO_GIVEN for syllable in stem[1:])
        return given or stem[2] not in _OF_GROUPS
    return (
        word != stem
        and stem[0] in _PLAIN_SURNAMES
        and stem[1] in _GIVEN
        and stem[2] in _GIVEN
        and not stem.endswith(("화", "성", "자", "적", "기", "식", "형"))
    )


# Syllables that native and Sino-Korean words hardly have.
_FOREIGN = frozenset(
    "트르프크츠브드즈팅릭픽웹켓튜퓨뷰닉킹닝쉬슈젠넷렛렉펩폴콜콘컨캐케켈켄쿠퀴텐텔틴틱틸렌론롬룬룸릴린링맥멜믹벡벤빅셀셉슬"
    "싱앱엑엔엘윈페펜펠플픈핏햄헬홀훅휠텍택탈포토스로리라레러니네다데메모미바베보비세시코키카타파피포푸티터테투슬워치"
)
_SURELY_FOREIGN = frozenset(
    "트르프크츠브드즈팅릭픽웹켓튜퓨뷰닉킹닝쉬슈젠넷렛렉펩폴콜콘컨캐케켈켄쿠퀴텐텔틴틱틸렌론롬룬룸릴링맥멜믹벡벤빅셀셉"
    "싱앱엑엔엘윈페펜펠플픈핏햄헬텍택르"
)
_COMMON_FOREIGN = listed(
    """드라마 파트너 랜드마크 테러 레스토랑 호텔 카페 쇼핑 스타일 브랜드 시리즈 스튜디오 캐릭터
이벤트 테마 비즈니스 마켓 매니저 멤버 스펙트럼 레이저 레이더 플라즈마 폴리머 실리콘 필름 코팅
데이터 시스템 프로그램 프로젝트 네트워크 인터넷 컴퓨터 소프트웨어 하드웨어 서비스 테스트 그룹
모델 센터 플랫폼 알고리즘 파라미터 에너지 바이러스 백신 스트레스 스마트 온라인 오프라인 콘텐츠
컨텐츠 텍스트 이미지 비디오 마이크로 나노 센서 시뮬레이션 인터뷰 워크숍 캠페인 그래프 클러스터
클라우드 서버 프레임워크 인터페이스 메커니즘 패턴 트렌드 커뮤니티 스크리닝 모니터링 피드백
샘플 벤치마크 퍼센트 킬로 미터 그램 리터 센티 밀리 톤 퍼센트포인트 디지털 아날로그 글로벌 로컬
리스크 이슈 트레이닝 팀 스케줄 리더 케이스 코드 키워드 카테고리 레벨 스트림 필터 플라스틱
알코올 비타민 단백질 탄수화물 콜레스테롤 인슐린 호르몬 미네랄 칼슘 마그네슘 나트륨 칼륨
아미노산 박테리아 바이오 프로세스 디자인 버스 택시 트럭 카메라 비디오 텔레비전 라디오 로봇
드론 배터리 모터 엔진 가스 오일 아파트 빌딩 엘리베이터 콘크리트 스포츠 축구 리그 코치 메시지
이메일 웹사이트 사이트 블로그 포털 앱 애플리케이션 어플리케이션 스크립트 튜닝 러닝 머신러닝
딥러닝 베이스라인 파인튜닝 프롬프트 토큰 임베딩 인코더 디코더 레이어 라벨 레이블 데이터셋
코퍼스 포인트 드러 드리 즈음 브리핑 커피 초콜릿 샐러드 크기 크게 크다 드물 트이 들르 이르 따르
다르 빠르 모르 오르 흐르 누르 고르 부르 서두르 스스로 마스크 페이지 섹션 챕터 리뷰 아이디어
아이템 메뉴 테이블 차트 슬라이드 세션 세미나 컨퍼런스 심포지엄 컨설팅 마케팅"""
)
_KOREAN_ENDING = re.compile(r"(?:하|되|시키|스럽|롭|드리|트리|뜨리|크|르|드|스)$")


# Endings of international drug names, and of the states of a federation.
_DRUG = re.compile(
    r"(?:주맙|시맙|무맙|티닙|립닙|스타틴|스프릴|사르탄|마이신|실린|프라졸|포르민|글립틴|플로진"
    r"|록사신|옥세틴|프로펜|글루타이드)$"
)
_STATE = re.compile(r"[가-힣]{3,}주$")


_PAST = re.compile(r"[졌였았었했웠렸났갔왔됐]다$")


# A word of one syllable with its particle: "앱으로".
_SHORT_WORD = re.compile(
    r"[가-힣](?:으로|에서|에게|이나|이며|이고|까지|부터|보다|에는|에도|만을|만이|으로는|으로도|으로만|에서는|에서도)"
)


def foreign(stem: str) -> bool:
    """Whether a Korean stem looks like a foreign name, and is no common loan word."""
    if (
        len(stem) < 3
        or _SHORT_WORD.fullmatch(stem)
        or _PAST.search(stem)
        or any(len(word) > 1 and word in stem for word in _COMMON_FOREIGN)
    ):
        return False
    sure = sum(syllable in _SURELY_FOREIGN for syllable in stem)
    likely = sum(syllable in _FOREIGN for syllable in stem)
    if _KOREAN_ENDING.search(stem) and sure < 2:
        return False
    if _DRUG.search(stem) or (_STATE.match(stem) and likely >= 2):
        return True
    if likely == len(stem):
        return True
    return sure >= 1 and likely >= max(2, len(stem) - 2)
