"""Cases of other fields, written after the checks: each found faults when it was first tried.

Three swaps that the checks cannot see (two numbers in brackets behind a comparison) are left out.
"""

from __future__ import annotations

from .cases import Case

ARCH = Case(
    "archaeology",
    """Excavations at the Iron Age settlement of Brennavik, on the west coast of Norway, uncovered
214 graves, of which 61 contained weapons. The site was discovered by farmers in 1932 and
excavated between 2014 and 2019 under the direction of Ingrid Solheim. Radiocarbon dates place
the earliest burial at about 340 BC. Women were buried with beads more often than men, but the
number of beads did not depend on age. Isotope analysis of 48 individuals shows that roughly a
quarter grew up elsewhere. Imported glass became rarer after 200 AD, whereas local iron
production expanded. None of the graves had been looted. The largest house measured 38 m by 7
m. Sea level has fallen by 4.5 metres since then, so the harbour now lies 900 m inland.
Earlier work had suggested a population of 300 people (Haugen, 1978); we estimate between 450
and 600. The finds are kept in the Bergen Museum.""",
    clean=(
        "At Brennavik in western Norway, 214 Iron Age graves were found, 61 of them with weapons.",
        "Farmers came across the site in 1932.",
        "Ingrid Solheim led the excavation from 2014 to 2019.",
        "The oldest burial dates to around 340 BC according to radiocarbon dating.",
        "Beads were found less often with men than with women.",
        "Age had no influence on the number of beads.",
        "About 25% of the 48 individuals analysed had grown up in another place.",
        "After 200 AD there was less imported glass, while more iron was produced locally.",
        "The graves had not been robbed.",
        "Its biggest house was 38 metres long and seven metres wide.",
        "Because the sea has dropped 4.5 m, the harbour is now 0.9 km from the shore.",
        "Haugen (1978) assumed 300 inhabitants, whereas the new estimate is 450–600.",
        "All finds are in Bergen.",
        "Local iron production grew, but glass imports declined after 200 AD.",
        "The number of beads was independent of age.",
    ),
    planted=(
        ("At Brennavik 241 graves came to light.", "number", "241"),
        ("Of the 61 graves, 214 held weapons.", "swapped", ""),
        ("The harbour is now 900 km from the sea.", "unit", "900 km"),
        ("The number of beads varied with age, and many graves had been looted.", "negation", ""),
        ("Some of the graves had been looted.", "negation", ""),
        ("The dig was led by Ingrid Solberg.", "name", "Solberg"),
        ("Haugen (1987) had assumed 300 people.", "citation", "Haugen"),
        ("Men were buried with beads more often than women.", "direction", ""),
        ("Imported glass became more common after 200 AD.", "direction", ""),
        ("Glass imports increased after 200 AD.", "direction", ""),
        ("The Viking ship of Oseberg was found nearby.", "name", "Oseberg"),
        (
            "About three quarters of the individuals grew up elsewhere.",
            "percentage",
            "three quarters",
        ),
        ("The site was discovered in 1923.", "year", "1923"),
        ("The sea level has risen by 4.5 metres since then.", "direction", "risen"),
        ("The population is estimated at between 450 and 900.", "range", "900"),
        ("The finds are now in the Oslo Museum.", "name", "Oslo"),
        ("The number of beads depended on age.", "negation", ""),
    ),
)
ADS = Case(
    "advertising experiment",
    """In two online experiments (N = 1,126 and N = 980), participants saw advertisements for a
fictitious coffee brand, Morova. In Study 1, ads with a human face were remembered better than
ads without one (63% vs. 51%), t(1124) = 4.02, p < .001. Brand liking, however, was not
affected by the face. In Study 2, slower animations lowered purchase intentions by 0.4 points
on a 7-point scale. Contrary to our hypothesis, humour did not increase recall. Older
participants were less sensitive to animation speed. Viewing time averaged 8.2 seconds and was
shorter on mobile phones than on desktop computers. Both studies were preregistered on the
Open Science Framework on 12 January 2021 and run by Lindgren and Abe. We excluded 74 people
who failed the attention check. The findings support the dual-coding account (Paivio, 1986)
and suggest that "faces sell memories, not products". No participant received more than $3.50.""",
    clean=(
        "Across two online studies with 1126 and 980 participants, ads for the invented "
        "coffee brand "
        "Morova were tested.",
        "Ads showing a human face were recalled by 63% of participants, compared with 51% "
        "for ads without.",
        "The face had no effect on how much people liked the brand.",
        "Purchase intentions dropped by 0.4 points when animations were slow.",
        "Recall did not benefit from humour.",
        "Humour failed to improve recall.",
        "Animation speed mattered less to older participants.",
        "Participants looked at the ads for 8.2 s on average, and longer on desktop computers than "
        "on phones.",
        "Preregistration on the Open Science Framework took place on January 12, 2021.",
        "Seventy-four people were excluded because they failed an attention check.",
        "The results are in line with Paivio's (1986) dual-coding account.",
        "Participants were paid at most $3.50.",
        "Lindgren and Abe ran both studies.",
        "Memory was better for ads with faces than for those without faces.",
    ),
    planted=(
        ("Study 1 had 1,226 participants.", "number", "1,226"),
        ("Viewing time averaged 8.2 minutes.", "unit", "8.2 minutes"),
        ("The face also affected brand liking.", "negation", ""),
        ("Humour increased recall, as we had expected.", "negation", ""),
        ("The brand was called Merova.", "name", "Merova"),
        ("The findings support dual coding (Paivio, 1968).", "citation", "Paivio"),
        ("Both studies were preregistered on 12 June 2021.", "date", "12 June 2021"),
        ("Older participants were more sensitive to animation speed.", "direction", "more"),
        (
            "Viewing time was longer on mobile phones than on desktop computers.",
            "direction",
            "longer",
        ),
        ("The participants were recruited through Prolific.", "name", "Prolific"),
        ("Ads with a human face were remembered by 73%.", "percentage", "73%"),
        ("Preregistration happened in 2020.", "year", "2020"),
        ("Slower animations raised purchase intentions.", "direction", "raised"),
        ("We excluded 47 people who failed the attention check.", "number", "47"),
        ("Ads with a human face were remembered worse.", "direction", "worse"),
        ("The authors conclude that “faces sell products”.", "quoted", "faces sell products"),
    ),
)
CANCER = Case(
    "폐암",
    """국립암센터와 삼성서울병원은 2016년 1월부터 2021년 12월까지 수술을 받은 비소세포폐암 환자
2,318명의 자료를 후향적으로 분석하였다. 환자의 중앙 연령은 64세였고 여성이 38.6%를 차지하였다.
보조 항암치료를 받은 군의 5년 생존율은 71.2%로 받지 않은 군(63.5%)보다 높았다. 흡연자는
비흡연자에 비해 재발률이 1.8배 높았다. 수술 후 합병증은 214명에게서 발생하였으며, 30일 이내
사망은 없었다. 종양 크기가 3 cm를 넘으면 예후가 나빴다. 반면 성별은 생존에 영향을 주지 않았다.
EGFR 돌연변이는 전체의 절반가량에서 확인되었고, 오시머티닙 투여군에서 무병 생존 기간이
유의하게 길었다(Kang 등, 2020). 흉강경 수술은 개흉 수술보다 입원 기간을 평균 3.2일 줄였다.
병기가 낮을수록 생존율이 높았다. 면역조직화학 검사는 모든 환자에게 시행되지는 않았다.
책임연구자 윤태호 교수는 추적 관찰을 2026년까지 계속할 계획이라고 밝혔다.""",
    clean=(
        "비소세포폐암 수술 환자 2318명의 자료를 후향적으로 분석한 연구이다.",
        "분석 기간은 2016년 1월~2021년 12월이다.",
        "환자 연령의 중앙값은 64세이고 38.6퍼센트가 여성이었다.",
        "5년 생존율은 보조 항암치료를 받은 환자에서 71.2%, 받지 않은 환자에서 63.5%였다.",
        "보조 항암치료를 받지 않은 군의 생존율이 더 낮았다.",
        "비흡연자의 재발률은 흡연자보다 낮았다.",
        "흡연자의 재발률은 비흡연자의 1.8배였다.",
        "합병증은 214명에서 나타났고 수술 후 30일 안에 사망한 환자는 없었다.",
        "생존은 성별과 무관하였다.",
        "약 50%의 환자에서 EGFR 돌연변이가 발견되었다.",
        "오시머티닙을 투여하면 무병 생존 기간이 유의하게 늘어났다(Kang 등, 2020).",
        "흉강경 수술 후에는 입원 기간이 개흉 수술보다 3.2일 짧았다.",
        "병기가 높으면 생존율이 낮았다.",
        "윤태호 교수 연구팀은 2026년까지 추적 관찰을 이어 갈 계획이다.",
        "일부 환자는 면역조직화학 검사를 받지 않았다.",
        "국립암센터와 삼성서울병원의 자료를 이용하였다.",
    ),
    planted=(
        ("환자 2,138명의 자료를 분석하였다.", "number", "2,138명"),
        ("종양 크기가 3 mm를 넘으면 예후가 나빴다.", "unit", "3 mm"),
        ("성별은 생존에 영향을 주었다.", "negation", ""),
        ("수술 후 30일 이내에 사망한 환자가 있었다.", "negation", ""),
        ("국립암센터와 서울아산병원이 자료를 분석하였다.", "name", "서울아산병원"),
        ("무병 생존 기간이 길었다(Kang 등, 2018).", "citation", "Kang"),
        ("분석 대상은 2016년 3월부터 수술받은 환자이다.", "date", "3월"),
        ("흡연자는 비흡연자보다 재발률이 낮았다.", "direction", "낮았다"),
        ("병기가 낮을수록 생존율이 낮았다.", "direction", ""),
        ("흉강경 수술은 개흉 수술보다 입원 기간을 늘렸다.", "direction", "늘렸다"),
        ("펨브롤리주맙을 함께 투여하였다.", "name", "펨브롤리주맙"),
        ("여성은 36.8%였다.", "percentage", "36.8%"),
        ("추적 관찰은 2029년까지 계속된다.", "year", "2029"),
        ("책임연구자는 윤태준 교수이다.", "name", "윤태준"),
        ("면역조직화학 검사는 모든 환자에게 시행되었다.", "negation", ""),
        ("KRAS 돌연변이는 절반가량에서 확인되었다.", "acronym", "KRAS"),
    ),
)
TAX = Case(
    "탄소세",
    """이 논문은 2008년 캐나다 브리티시컬럼비아주에 도입된 탄소세가 가계와 기업에 미친 영향을
분석한다. 세율은 이산화탄소 1톤당 10달러에서 시작하여 2012년 30달러로 인상되었다. 2007~2016년
가구 4만 1천 곳의 자료를 이용한 이중차분 분석 결과, 휘발유 소비는 7.3% 감소하였으나 경제
성장률에는 유의한 변화가 없었다. 저소득 가구의 부담은 고소득 가구보다 컸지만 세액 환급으로
대부분 상쇄되었다. 시멘트 산업의 수출은 12% 줄었고, 서비스업 고용은 소폭 늘었다. 기업의 이전은
관찰되지 않았다. Rivers와 Schaufele(2015)는 탄소세가 시장 가격보다 소비를 더 크게 줄인다고
보고하였다. 여론조사에서 세금에 반대하는 비율은 2009년 54%에서 2015년 32%로 낮아졌다. 정부는
세수 62억 달러를 전액 감세에 사용하였다. 천연가스 소비가 적은 지역에서는 효과가 작았다.
저자들은 "가격 신호만으로는 충분하지 않다"고 결론지었다.""",
    clean=(
        "브리티시컬럼비아주는 2008년에 탄소세를 도입하였다.",
        "세율은 처음에 톤당 10달러였고 2012년에는 30달러가 되었다.",
        "41,000가구의 2007년부터 2016년까지 자료를 이중차분법으로 분석하였다.",
        "탄소세로 휘발유 소비는 7.3% 줄었지만 경제 성장률은 유의하게 변하지 않았다.",
        "고소득 가구의 부담은 저소득 가구보다 작았다.",
        "시멘트 산업 수출은 12퍼센트 감소한 반면 서비스업 고용은 조금 증가하였다.",
        "기업이 이전한 사례는 없었다.",
        "세금에 반대하는 사람의 비율은 54%(2009년)에서 32%(2015년)로 줄어들었다.",
        "세수 6,200,000,000달러는 모두 감세에 쓰였다.",
        "천연가스를 적게 쓰는 지역에서는 효과가 크지 않았다.",
        "저자들의 결론은 '가격 신호만으로는 충분하지 않다'는 것이다.",
        "Rivers와 Schaufele(2015)에 따르면 탄소세는 시장 가격보다 소비를 더 많이 감소시킨다.",
        "캐나다의 사례를 다룬 연구이다.",
        "저소득층의 부담이 더 컸으나 환급으로 대부분 상쇄되었다.",
    ),
    planted=(
        ("4만 7천 가구의 자료를 이용하였다.", "number quantity", "4만 7천"),
        ("반대 비율은 2009년 32%에서 2015년 54%로 높아졌다.", "direction swapped", ""),
        ("세율은 이산화탄소 1kg당 10달러에서 시작하였다.", "unit quantity", "1kg"),
        ("경제 성장률에는 유의한 변화가 있었다.", "negation", ""),
        ("기업의 이전이 관찰되었다.", "negation", ""),
        ("탄소세는 캐나다 온타리오주에 도입되었다.", "name", "온타리오"),
        ("Rivers와 Schaufele(2017)의 보고와 같다.", "citation", "2017"),
        ("휘발유 소비는 7.3% 증가하였다.", "direction", "증가"),
        ("저소득 가구의 부담은 고소득 가구보다 작았다.", "direction", "작았다"),
        ("서비스업 고용은 소폭 줄었다.", "direction", "줄었다"),
        ("이 연구는 한국은행의 자료도 사용하였다.", "name", "한국은행"),
        ("시멘트 산업의 수출은 21% 줄었다.", "percentage", "21%"),
        ("탄소세는 2006년에 도입되었다.", "year", "2006"),
        ("세수 26억 달러를 감세에 사용하였다.", "quantity", "26억"),
        ("세금에 찬성하는 비율은 2015년 32%로 낮아졌다.", "direction", "찬성"),
        ("세율은 1톤당 30달러에서 시작하여 10달러로 인상되었다.", "direction swapped", ""),
    ),
)

LATER_CASES = (ARCH, ADS, CANCER, TAX)
