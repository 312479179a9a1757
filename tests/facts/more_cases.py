"""More invented cases, written before the checks had run once."""

from __future__ import annotations

from .cases import Case

WAGES = Case(
    "minimum wage",
    """In January 2015 the state of Arcadia raised its minimum wage from $7.25 to $9.50 an hour. We
compare restaurants in Arcadia with those in neighbouring Borland, using payroll records of
1,870 firms collected by the Bureau of Labor Data (BLD). Employment did not fall after the
reform; it grew by 1.1% in Arcadia and by 0.9% in Borland. Average weekly hours declined
slightly, from 31.4 to 30.8. Prices of meals rose by about 3 percent. Profits of small firms
were lower than those of large chains. The effect on teenage workers was not statistically
significant (p = 0.21). Our estimates contradict those of Hartwell (1994) but agree with
Dube-Morris et al. (2010). Turnover dropped by a fifth within 18 months. Firms with fewer than
ten employees were excluded. Interviews with 37 managers suggest that "nobody was fired".""",
    clean=(
        "Arcadia increased the hourly minimum wage from 7.25 to 9.50 dollars in January 2015.",
        "Payroll records of 1870 firms were used.",
        "After the reform, employment was not reduced.",
        "Employment went up by 1.1 % in Arcadia and 0.9 % in Borland.",
        "Weekly hours fell from 31.4 to 30.8 on average.",
        "Meal prices increased by roughly 3%.",
        "Large chains had higher profits than small firms.",
        "For teenage workers there was no statistically significant effect (p = .21).",
        "The results are at odds with Hartwell (1994), yet in line with Dube-Morris et al. (2010).",
        "Within a year and a half, turnover fell by 20%.",
        "Companies that employ fewer than 10 people were left out.",
        "Thirty-seven managers were interviewed.",
        "BLD collected the records.",
    ),
    planted=(
        ("Payroll records of 1,780 firms were used.", "number", "1,780"),
        ("Employment grew by 1.1% in Borland and by 0.9% in Arcadia.", "swapped", ""),
        ("Turnover dropped within 18 weeks.", "unit", "18 weeks"),
        ("Employment fell after the reform.", "negation", "fell"),
        ("The effect on teenage workers was statistically significant.", "negation", ""),
        ("The data come from the Bureau of Economic Statistics.", "name", "Economic"),
        ("The estimates contradict those of Hartwell (1996).", "citation", "1996"),
        ("The reform took effect in February 2015.", "date", "February 2015"),
        ("Prices of meals fell by about 3 percent.", "direction", "fell"),
        ("Similar results were found in Ohio.", "name", "Ohio"),
        ("Prices of meals rose by about 8 percent.", "percentage", "8 percent"),
        ("Arcadia raised its minimum wage in 2013.", "year", "2013"),
        ("Profits of small firms were higher than those of large chains.", "direction", "higher"),
        ("Firms with more than ten employees were excluded.", "direction", "ten"),
    ),
)

TELESCOPE = Case(
    "exoplanet",
    """The planet Kestrel-4b orbits a red dwarf 112 light-years away every 6.3 days. It was detected
with the TRES-II spectrograph in 2016 and confirmed by Yamada's group two years later. Its
mass is 5.6 Earth masses and its radius 1.9 Earth radii, so its density is lower than that of
Earth. Water vapour was detected in the atmosphere at a confidence of 3.4 sigma, whereas
methane was absent. The dayside reaches 650 K, hot enough to melt lead. Stellar activity
increases with rotation speed. The star is not visible to the naked eye. Observations with the
Halden telescope took 45 hours over three winters. The signal cannot be explained by star
spots [8, 11]. Clouds weaken the spectral features. A second planet, Kestrel-4c, receives 40%
less light.""",
    clean=(
        "Kestrel-4b circles its red dwarf once in 6.3 days at a distance of 112 light-years.",
        "It was found in 2016 using the TRES-II spectrograph.",
        "Two years afterwards it was confirmed by the group of Yamada.",
        "The planet has 5.6 times the mass and 1.9 times the radius of Earth.",
        "Earth is denser than the planet.".replace(
            "Earth is denser than the planet", "The density of Earth is higher"
        ),
        "Methane was not detected, but water vapour was (3.4 sigma).",
        "The dayside is at 650 kelvin.",
        "The faster the star rotates, the higher its activity.",
        "The star is invisible to the naked eye.",
        "The Halden telescope observed it for 45 h during three winters.",
        "Star spots are not able to explain the signal [8,11].",
        "Spectral features are weakened by clouds.",
        "Kestrel-4c gets 40% less light than Kestrel-4b.",
    ),
    planted=(
        ("Kestrel-4b orbits every 3.6 days.", "quantity", "3.6 days"),
        ("Kestrel-4b orbits its star every 6.3 hours.", "unit", "6.3 hours"),
        ("Its mass is 1.9 Earth masses and its radius 5.6 Earth radii.", "swapped", ""),
        ("The star is visible to the naked eye.", "negation", "visible"),
        ("Methane was present in the atmosphere.", "negation", ""),
        ("The planet was confirmed by Nakamura's group.", "name", "Nakamura"),
        ("The signal cannot be explained by star spots [9].", "citation", "9"),
        ("Its density is higher than that of Earth.", "direction", "higher"),
        ("It was detected with the Hubble Space Telescope.", "name", "Hubble"),
        ("Kestrel-4c receives 14% less light.", "percentage", "14%"),
        ("It was detected in 2015.", "year", "2015"),
        ("Stellar activity decreases with rotation speed.", "direction", "decreases"),
        ("Kestrel-4c receives 40% more light.", "direction", "more"),
        ("The signal can be explained by star spots.", "negation", ""),
    ),
)

SCHOOL = Case(
    "기초학력",
    """경기도 소재 초등학교 18개교의 4학년 학생 612명이 2023년 3월부터 12월까지 읽기 보충 프로그램에
참여하였다. 프로그램은 주 3회, 회당 40분씩 진행되었다. 사후 검사에서 읽기 점수는 평균 7.8점
상승하였으나 수학 점수는 변하지 않았다. 효과는 저소득층 학생에게서 더 컸으며, 남학생과 여학생
사이에는 차이가 없었다. 교사 1인당 학생 수가 적을수록 효과가 높았다. 중도 탈락률은 5.2%로
전년도의 9.7%보다 낮아졌다. 학부모의 76%가 만족한다고 응답하였다. 이 결과는 정하윤(2019)의
연구와는 다르지만 Clarke 등(2016)과는 일치한다. 사업비는 학교당 2,500만 원이었고
경기도교육청이 지원하였다. 담당 교사들은 "아이들이 책을 덜 무서워한다"고 말하였다. 온라인
수업은 효과적이지 않았다.""",
    clean=(
        "경기도의 18개 초등학교에서 4학년 612명이 참여하였다.",
        "프로그램은 2023년 3~12월에 운영되었다.",
        "일주일에 세 번, 한 번에 40분 동안 진행하였다.",
        "읽기 점수는 평균 7.8점 올랐지만 수학 점수에는 변화가 없었다.",
        "저소득층 학생에서 효과가 더 크게 나타났다.",
        "성별에 따른 차이는 나타나지 않았다.",
        "교사 한 명이 맡은 학생이 적을수록 효과는 더 컸다.",
        "탈락률은 9.7%에서 5.2%로 감소하였다.",
        "학부모 중 76퍼센트가 만족하였다.",
        "정하윤(2019)의 결과와 달랐으나 Clarke 등(2016)의 결과와는 같았다.",
        "학교마다 2천5백만 원이 들었으며 경기도교육청의 지원을 받았다.",
        "온라인 수업의 효과는 없었다.",
    ),
    planted=(
        ("4학년 학생 621명이 참여하였다.", "number", "621명"),
        ("탈락률은 9.7%로 전년도의 5.2%보다 높아졌다.", "swapped direction", ""),
        ("프로그램은 회당 40시간씩 진행되었다.", "unit", "40시간"),
        ("수학 점수도 변하였다.", "negation", ""),
        ("온라인 수업은 효과적이었다.", "negation", ""),
        ("서울특별시교육청이 지원하였다.", "name", "서울"),
        ("이 결과는 정하윤(2017)의 연구와 다르다.", "citation", "정하윤"),
        ("프로그램은 2023년 5월에 시작되었다.", "date", "5월"),
        ("읽기 점수는 평균 7.8점 하락하였다.", "direction", "하락"),
        ("교육용 태블릿 '북메이트'를 사용하였다.", "quoted name", "북메이트"),
        ("학부모의 67%가 만족한다고 응답하였다.", "percentage", "67%"),
        ("프로그램은 2022년에 시작되었다.", "year", "2022"),
        ("효과는 저소득층 학생에게서 더 작았다.", "direction", "작았다"),
        ("남학생과 여학생 사이에는 차이가 있었다.", "negation", ""),
    ),
)

FLOOD = Case(
    "침수 예측",
    """낙동강 하류의 도시 침수를 예측하기 위해 그래프 신경망 HydroNet을 개발하였다. 모델은
2005년부터 2020년까지의 강우 자료 58만 건으로 학습하였고, 1시간 뒤의 수위를 평균 오차 4.2 cm로
예측하였다. 기존 LSTM 모델의 오차는 6.9 cm였다. 예측 시간이 길어질수록 정확도는 떨어졌다.
레이더 자료를 추가해도 성능은 향상되지 않았다. 계산 시간은 물리 모형의 100분의 1이었다. 2020년
8월 7일 홍수에서는 침수 면적 3.1 km²를 정확히 예측하였다. 배수 펌프가 있는 지역은 침수 위험이
낮았다. 시스템은 부산대학교와 K-water가 공동 개발하였다. 경보는 최대 90분 전에 발령되었다.
모델의 재현율은 92.5%, 정밀도는 88.1%였다(강도현 외, 2021).""",
    clean=(
        "HydroNet은 낙동강 하류 도시의 침수를 예측하는 그래프 신경망이다.",
        "학습에는 580,000건의 강우 자료(2005~2020년)를 이용하였다.",
        "한 시간 후의 수위를 평균 4.2 cm의 오차로 맞혔다.",
        "LSTM의 오차(6.9 cm)는 HydroNet보다 컸다.",
        "예측 시간이 늘어나면 정확도가 낮아진다.",
        "레이더 자료를 더하여도 성능이 좋아지지 않았다.",
        "계산 시간은 물리 모형의 1%에 지나지 않았다.",
        "2020. 8. 7. 홍수의 침수 면적 3.1제곱킬로미터를 예측하였다.",
        "배수 펌프가 없는 지역은 침수 위험이 높았다.",
        "부산대와 K-water가 함께 시스템을 개발하였다.",
        "경보는 최대 1시간 30분 전에 나갔다.".replace("1시간 30분", "1.5시간"),
        "재현율은 92.5퍼센트, 정밀도는 88.1퍼센트였다.",
    ),
    planted=(
        ("강우 자료 85만 건으로 학습하였다.", "number", "85만"),
        ("재현율은 88.1%, 정밀도는 92.5%였다.", "swapped", ""),
        ("수위를 평균 오차 4.2 m로 예측하였다.", "unit", "4.2 m"),
        ("레이더 자료를 추가하면 성능이 향상되었다.", "negation", "향상"),
        ("시스템은 경북대학교와 공동 개발하였다.", "name", "경북대"),
        ("모델은 우수하였다(강도현 외, 2019).", "citation", "강도현"),
        ("2020년 8월 17일 홍수에서 침수를 예측하였다.", "date", "8월 17일"),
        ("예측 시간이 길어질수록 정확도는 높아졌다.", "direction", "높아졌다"),
        ("배수 펌프가 있는 지역은 침수 위험이 높았다.", "direction", "높았다"),
        ("테슬라 클라우드에서 학습하였다.", "name", "테슬라"),
        ("모델의 재현율은 95.2%였다.", "percentage", "95.2%"),
        ("2008년부터 2020년까지의 자료를 사용하였다.", "year range", "2008"),
        ("기존 Transformer 모델의 오차는 6.9 cm였다.", "name", "Transformer"),
        ("경보는 최소 90분 전에 발령되었다.", "direction", "90분"),
    ),
)

MORE_CASES = (WAGES, TELESCOPE, SCHOOL, FLOOD)
