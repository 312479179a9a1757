"""Places, peoples and institutions that are names wherever they stand, with their other names."""

from __future__ import annotations

from precis.facts.lexicon import listed

# One place a line: names that are the same place, separated by "|". A name of two words or more
# is found as a whole. Korean names stand behind "/".
_PLACES = """
korea|south korea|republic of korea|korean|koreans / 한국|대한민국|남한|국내|우리나라
north korea|north korean / 북한
japan|japanese / 일본
china|chinese / 중국
taiwan|taiwanese / 대만|타이완
united states|united states of america|america|american|americans|usa|us|u.s.|u.s.a. / 미국
united kingdom|britain|great britain|british|uk|u.k. / 영국
england|english / 잉글랜드
scotland|scottish|scots / 스코틀랜드
wales|welsh / 웨일스
ireland|irish / 아일랜드
france|french / 프랑스
germany|german|germans / 독일
italy|italian|italians / 이탈리아
spain|spanish|spaniards / 스페인
portugal|portuguese / 포르투갈
netherlands|dutch|holland / 네덜란드
belgium|belgian / 벨기에
switzerland|swiss / 스위스
austria|austrian / 오스트리아
poland|polish|poles / 폴란드
czech republic|czech|czechia / 체코
hungary|hungarian / 헝가리
greece|greek|greeks / 그리스
turkey|turkish|türkiye / 튀르키예|터키
russia|russian|russians / 러시아
ukraine|ukrainian / 우크라이나
sweden|swedish|swedes / 스웨덴
norway|norwegian|norwegians / 노르웨이
finland|finnish|finns / 핀란드
denmark|danish|danes / 덴마크
iceland|icelandic / 아이슬란드
canada|canadian|canadians / 캐나다
mexico|mexican|mexicans / 멕시코
brazil|brazilian|brazilians / 브라질
argentina|argentine|argentinian / 아르헨티나
chile|chilean / 칠레
peru|peruvian / 페루
colombia|colombian / 콜롬비아
venezuela|venezuelan / 베네수엘라
cuba|cuban / 쿠바
australia|australian|australians / 호주|오스트레일리아
new zealand / 뉴질랜드
india|indian|indians / 인도
pakistan|pakistani / 파키스탄
bangladesh|bangladeshi / 방글라데시
nepal|nepalese|nepali / 네팔
sri lanka|sri lankan / 스리랑카
vietnam|vietnamese / 베트남
thailand|thai / 태국
philippines|filipino|philippine / 필리핀
indonesia|indonesian / 인도네시아
malaysia|malaysian / 말레이시아
singapore|singaporean / 싱가포르
cambodia|cambodian / 캄보디아
myanmar|burmese / 미얀마
mongolia|mongolian / 몽골
kazakhstan|kazakh / 카자흐스탄
iran|iranian
iraq|iraqi / 이라크
israel|israeli / 이스라엘
saudi arabia|saudi / 사우디아라비아
egypt|egyptian / 이집트
morocco|moroccan / 모로코
nigeria|nigerian / 나이지리아
kenya|kenyan / 케냐
ethiopia|ethiopian / 에티오피아
tanzania|tanzanian / 탄자니아
uganda|ugandan / 우간다
ghana|ghanaian
south africa|south african / 남아프리카공화국|남아공
europe|european|europeans / 유럽
european union|eu / 유럽연합
asia|asian|asians / 아시아
africa|african|africans / 아프리카
antarctica|antarctic / 남극
arctic / 북극
latin america|latin american / 중남미|라틴아메리카
london / 런던
paris / 파리
berlin / 베를린
munich / 뮌헨
madrid / 마드리드
barcelona / 바르셀로나
rome / 로마
milan / 밀라노
vienna / 빈시
zurich / 취리히
geneva / 제네바
amsterdam / 암스테르담
stockholm / 스톡홀름
oslo / 오슬로
copenhagen / 코펜하겐
helsinki / 헬싱키
moscow / 모스크바
new york / 뉴욕
boston / 보스턴
chicago / 시카고
los angeles / 로스앤젤레스
san francisco / 샌프란시스코
seattle / 시애틀
texas / 텍사스
california|californian / 캘리포니아
toronto / 토론토
vancouver / 밴쿠버
sydney / 시드니
melbourne / 멜버른
tokyo / 도쿄
osaka / 오사카
kyoto / 교토
beijing / 베이징|북경
shanghai / 상하이|상해
hong kong / 홍콩
taipei / 타이베이
bangkok / 방콕
hanoi / 하노이
jakarta / 자카르타
delhi|new delhi / 델리|뉴델리
mumbai / 뭄바이
dubai / 두바이
cairo / 카이로
nairobi / 나이로비
seoul / 서울
busan|pusan / 부산
incheon / 인천
daegu / 대구
daejeon / 대전
gwangju / 광주
ulsan / 울산
sejong / 세종시
jeju / 제주|제주도
suwon / 수원시
changwon / 창원
pohang / 포항
jeonju / 전주시
cheongju / 청주
chuncheon / 춘천
gangneung / 강릉
gyeongju / 경주시
gimhae / 김해
yeosu / 여수시
mokpo / 목포
gunsan / 군산
andong / 안동
wonju / 원주시
cheonan / 천안
gyeonggi / 경기도
gangwon / 강원도|강원
chungcheong / 충청도|충청
chungbuk / 충북|충청북도
chungnam / 충남|충청남도
jeonbuk / 전북|전라북도
jeonnam / 전남|전라남도
gyeongbuk / 경북|경상북도
gyeongnam / 경남|경상남도
han river / 한강
nakdong river|nakdong / 낙동강
geum river / 금강
yeongsan river|yeongsan / 영산강
seomjin river|seomjin / 섬진강
bukhan river / 북한강
namhan river / 남한강
amazon / 아마존
nile / 나일강
danube / 다뉴브
mississippi / 미시시피
yangtze / 양쯔강
hallasan / 한라산
jirisan / 지리산
seoraksan / 설악산
alps|alpine / 알프스
himalaya|himalayas|himalayan / 히말라야
pacific / 태평양
atlantic / 대서양
mediterranean / 지중해
baltic / 발트해
world health organization|who / 세계보건기구
united nations|un / 유엔|국제연합
samsung / 삼성
hyundai / 현대자동차|현대차|현대로보틱스|현대중공업|현대건설|현대카드
 / 신한카드|신한은행|신한금융
 / 국민카드
 / 우리카드
 / 하나카드
 / 비씨카드
 / 롯데
 / 한화
 / 두산
posco / 포스코
 / 쿠팡
hynix / 하이닉스
celltrion / 셀트리온
 / 유한양행
 / 녹십자
 / 한미약품
 / 종근당
 / 대웅제약
 / 아모레퍼시픽
 / 코오롱
hitachi / 히타치
sony / 소니
toyota / 도요타|토요타
pfizer / 화이자
moderna / 모더나
novartis / 노바티스
siemens / 지멘스
tesla / 테슬라
intel / 인텔
youtube / 유튜브
wikipedia / 위키피디아|위키백과
instagram / 인스타그램
twitter / 트위터
naver / 네이버
kakao / 카카오
google / 구글
microsoft / 마이크로소프트
nvidia / 엔비디아
amazon web services|aws / 아마존웹서비스
facebook|meta / 페이스북|메타사
openai / 오픈에이아이
kaist / 카이스트|한국과학기술원
postech / 포스텍|포항공과대학교
stanford / 스탠퍼드|스탠포드
harvard / 하버드
cambridge / 케임브리지
oxford / 옥스퍼드
mit / 매사추세츠공과대학
 / 환경부
 / 교육부
 / 보건복지부
 / 국토교통부
 / 과학기술정보통신부
 / 농림축산식품부
 / 해양수산부
 / 산업통상자원부
 / 고용노동부
 / 기획재정부
 / 여성가족부
 / 행정안전부
 / 문화체육관광부
 / 기상청
 / 통계청
 / 산림청
 / 질병관리청
 / 농촌진흥청
 / 식품의약품안전처
 / 국세청
"""
# English names that are also words, and count only with a capital.
_ALSO_WORDS = frozenset(
    listed(
        """
    us who un turkey polish meta mit english poles nile han
    """
    )
)


def _read() -> tuple[dict[str, str], dict[str, str]]:
    english: dict[str, str] = {}
    korean: dict[str, str] = {}
    for line in _PLACES.strip("\n").splitlines():
        first, _, second = line.partition("/")
        names = [name.strip() for name in first.split("|") if name.strip()]
        hangul = [name.strip() for name in second.split("|") if name.strip()]
        place = (names or hangul)[0]
        english.update(dict.fromkeys(names, place))
        korean.update(dict.fromkeys(hangul, place))
    return english, korean


# A name in lower case (English) or Hangul → the place that it names.
ENGLISH_PLACES, KOREAN_PLACES = _read()


def needs_capital(name: str) -> bool:
    """Whether the lower-case form of an English name is another word."""
    return name in _ALSO_WORDS
