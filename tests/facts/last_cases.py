"""The last cases, of six more texts: each found faults when it was first tried."""

from __future__ import annotations

from .cases import Case

BEES = Case(
    "bees",
    """Honey bee colonies exposed to the neonicotinoid thiacloprid at 4.5 μg/L for 21 days foraged
less and lost more workers than unexposed colonies. We monitored 36 hives at two apiaries in
Catalonia (Vic and Olot) from April to September 2017. Mean colony weight at the end of the
season was 28.4 kg in exposed hives, compared with 35.1 kg in controls. Brood area shrank by
22% under exposure. Queen survival did not differ between treatments (χ² = 0.41, p = 0.52).
Honey yield per hive was halved, from 14 kg to 7 kg. Parasite load (Varroa destructor) rose
only in exposed hives. Pollen diversity could not be measured at Olot. Exposed bees returned
later from foraging trips. The results agree with field trials in Sweden (Rundlof et al.,
2015) but not with those of Cutler and Scott-Dupree (2007), who reported no adverse effects.
The pesticide was banned by the European Commission in February 2020. Funding came from the
Spanish Ministry of Science.""",
    clean=(
        "Thiacloprid exposure (4.5 µg/L over three weeks) reduced foraging and increased "
        "worker losses.",
        "Thirty-six hives in Vic and Olot, Catalonia, were observed between April and "
        "September 2017.",
        "At the end of the season, control colonies weighed 35.1 kg on average and exposed "
        "ones 28.4 kg.",
        "Exposed hives were lighter than controls.",
        "Exposure decreased the brood area by 22 percent.",
        "Treatment made no difference to queen survival (p = .52).",
        "Exposed hives yielded half as much honey: 7 instead of 14 kg.",
        "Only in exposed hives did the Varroa destructor load go up.",
        "At Olot, it was impossible to measure pollen diversity.",
        "Unexposed bees came back earlier from their foraging trips.",
        "Cutler and Scott-Dupree (2007), by contrast, found no adverse effects.",
        "Similar results come from Swedish field trials (Rundlof et al., 2015).",
        "The European Commission banned thiacloprid in February 2020.",
        "The work was funded by Spain's Ministry of Science.",
        "Foraging was reduced and more workers were lost in colonies that had been exposed.",
    ),
    planted=(
        ("Sixty-three hives were monitored.", "number", "Sixty-three"),
        ("Exposed hives weighed 35.1 kg, whereas controls weighed only 28.4 kg.", "swapped", ""),
        ("Colonies were exposed to 4.5 mg/L of thiacloprid.", "unit", "4.5 mg/L"),
        (
            "Queens survived less often in exposed hives, and survival differed between "
            "treatments.",
            "negation",
            "",
        ),
        ("The apiaries were in Andalusia.", "name", "Andalusia"),
        ("Similar results come from Sweden (Rundlof et al., 2013).", "citation", "2013"),
        ("Monitoring ended in October 2017.", "date", "October 2017"),
        ("Exposure enlarged the brood area, which grew by 22%.", "direction", ""),
        ("Bayer provided the pesticide.", "name", "Bayer"),
        ("Brood area shrank by 32%.", "percentage", "32%"),
        ("Thiacloprid was banned in 2018.", "year", "2018"),
        ("Parasite load fell in exposed hives.", "direction", "fell"),
        ("Cutler and Scott-Dupree (2007) reported adverse effects.", "negation", ""),
        ("Exposed colonies foraged more.", "direction", "more"),
        ("Pollen diversity could be measured at Olot.", "negation", ""),
        ("Exposed bees returned earlier from foraging trips.", "direction", "earlier"),
    ),
)
BRIDGE = Case(
    "bridge",
    """The Ostrava footbridge, opened on 3 June 2009, spans 126 m and is 3.2 m wide. Under crowds it
vibrates at 1.9 Hz, close to the walking frequency of pedestrians. We installed eight tuned
mass dampers of 450 kg each, designed by Kolar Engineering, in the spring of 2018. Peak
lateral acceleration dropped from 0.92 to 0.21 m/s² [5, 14], i.e. by more than three quarters.
Damping increased from 0.6% to 2.4%. The dampers cost €310,000, about 4% of what a new bridge
would have cost. Wind had little influence on the vibrations, and temperature had none.
Stiffening the deck instead would not have solved the problem, because the natural frequency
hardly changes with stiffness here. In a survey, 82 of 100 users felt safer than before.
Maintenance is needed every 24 months. The finite element model (FEM) overestimated the
frequency by 5%. Heavier dampers would be more effective but harder to install. The bridge was
never closed to traffic during the work.""",
    clean=(
        "Opened in June 2009, the footbridge in Ostrava is 126 metres long and 3.2 metres wide.",
        "Crowds make it vibrate at 1.9 hertz, near the frequency at which people walk.",
        "Eight dampers weighing 450 kg each were added in spring 2018.",
        "The dampers lowered the peak lateral acceleration from 0.92 m/s² to 0.21 m/s².",
        "Damping rose from 0.6 to 2.4 percent.",
        "At 310,000 euros, the dampers cost roughly 4 percent of a new bridge.",
        "Temperature had no influence on vibration, and wind had little.",
        "A stiffer deck would not have been a solution.",
        "Eighty-two percent of the users asked felt safer than before.",
        "The dampers must be maintained every two years.",
        "The FEM predicted a frequency that was 5% too high.",
        "Lighter dampers would be less effective but easier to install.",
        "During the work, the bridge remained open to traffic.",
        "Dampers were designed by Kolar Engineering [5].",
        "The lateral acceleration peaks were reduced by over 75%.",
    ),
    planted=(
        ("The bridge spans 162 m.", "quantity", "162 m"),
        ("Damping fell from 2.4% to 0.6%.", "direction", ""),
        ("Each damper weighs 450 g.", "unit", "450 g"),
        ("Temperature influenced the vibrations.", "negation", ""),
        ("The dampers were designed by Novak Engineering.", "name", "Novak"),
        ("Acceleration dropped markedly [6].", "citation", "6"),
        ("It was opened on 13 June 2009.", "date", "13 June 2009"),
        ("Peak lateral acceleration increased after the installation.", "direction", "increased"),
        ("The Charles Bridge in Prague showed the same behaviour.", "name", ""),
        ("Damping increased to 4.2%.", "percentage", "4.2%"),
        ("The dampers were installed in 2016.", "year", "2016"),
        ("The finite element model underestimated the frequency by 5%.", "direction", ""),
        ("The bridge was closed to traffic during the work.", "negation", ""),
        ("Heavier dampers would be less effective.", "direction", "less"),
        ("In a survey, 28 of 100 users felt safer than before.", "number percentage", "28"),
        ("Maintenance is needed every 24 weeks.", "unit", "24 weeks"),
    ),
)
MUSEUM = Case(
    "박물관",
    """국립중앙박물관은 2022년 9월 5일 디지털 실감영상관을 재개관하였다. 개관 후 6개월간 관람객은
41만 3천 명으로 이전 같은 기간보다 27% 늘었다. 관람객의 평균 체류 시간은 38분에서 52분으로
길어졌다. 연구진은 관람객 860명을 대상으로 설문 조사를 실시하였으며, 20대의 만족도가 60대보다
높았다. 외국인 관람객의 비율은 11.5%로 변화가 없었다. 음성 안내를 이용한 집단은 이용하지 않은
집단보다 유물 정보를 더 잘 기억하였다. 그러나 증강현실 기기는 기억에 도움이 되지 않았다.
혼잡도가 높을수록 만족도는 낮아졌다. 예산은 총 86억 원이며 이 가운데 절반은 문화체육관광부가
부담하였다. 가장 인기 있는 전시물은 '왕의 행차'였다. 이 결과는 신유진과 Falk(2013)의 관람 경험
모형을 지지한다. 휴관일은 월요일이다. 어린이 관람객은 집계에서 제외하지 않았다.""",
    clean=(
        "디지털 실감영상관은 2022년 9월 5일 다시 문을 열었다.",
        "재개관 뒤 반년 동안 413,000명이 관람하였고, 이는 이전 동기보다 27% 증가한 수치이다.",
        "체류 시간은 평균 38분에서 52분으로 늘어났다.",
        "설문에는 관람객 팔백육십 명이 참여하였다.",
        "60대의 만족도는 20대보다 낮았다.",
        "외국인 비율(11.5%)은 달라지지 않았다.",
        "음성 안내를 이용한 관람객이 유물 정보를 더 많이 기억하였다.",
        "증강현실 기기는 기억을 돕지 못하였다.",
        "붐빌수록 만족도가 떨어졌다.",
        "86억 원의 예산 중 50%인 43억 원을 문화체육관광부가 냈다.".replace("50%인 43억 원", "50%"),
        "신유진·Falk(2013)의 모형과 일치하는 결과이다.",
        "월요일에는 문을 닫는다.",
        "어린이 관람객도 집계에 포함하였다.",
        "만족도는 혼잡도가 낮을 때 더 높았다.",
        "'왕의 행차'가 가장 인기 있었다.",
    ),
    planted=(
        ("6개월간 관람객은 43만 1천 명이었다.", "number quantity", "43만 1천"),
        ("체류 시간은 52분에서 38분으로 짧아졌다.", "direction swapped", ""),
        ("관람객의 평균 체류 시간은 52초였다.", "unit", "52초"),
        ("증강현실 기기는 기억에 도움이 되었다.", "negation", ""),
        ("외국인 관람객의 비율에는 변화가 있었다.", "negation", ""),
        ("국립민속박물관이 실감영상관을 재개관하였다.", "name", "국립민속박물관"),
        ("이 결과는 신유진과 Falk(2016)의 모형을 지지한다.", "citation", "2016"),
        ("2022년 9월 15일 재개관하였다.", "date", "9월 15일"),
        ("관람객은 이전보다 27% 줄었다.", "direction", "줄었다"),
        ("20대의 만족도가 60대보다 낮았다.", "direction", "낮았다"),
        ("혼잡도가 높을수록 만족도는 높아졌다.", "direction", "높아졌다"),
        ("전시 기획은 루브르 박물관이 맡았다.", "name", "루브르"),
        ("외국인 관람객의 비율은 15.1%였다.", "percentage", "15.1%"),
        ("재개관은 2020년에 이루어졌다.", "year", "2020"),
        ("휴관일은 화요일이다.", "date", "화요일"),
        ("예산의 3분의 1은 문화체육관광부가 부담하였다.", "percentage", "3분의 1"),
        ("설문 대상은 680명이었다.", "number", "680명"),
    ),
)
SPEECH = Case(
    "음성인식",
    """본 논문은 한국어 방언 음성인식을 위한 모델 SoriNet을 제안한다. SoriNet은 2억 4천만 개의
매개변수를 가지며, 경상도와 전라도 방언 1,200시간으로 학습되었다. 제주 방언에서 단어 오류율은
18.3%로, 기준 모델인 Whisper의 31.6%보다 크게 낮았다. 표준어에서는 두 모델 사이에 유의한
차이가 없었다. 학습에는 A100 그래픽카드 8장을 사용하였고 5일이 걸렸다. 데이터 증강은 오류율을
2.1%p 줄였지만 학습 시간을 늘렸다. 화자의 나이가 많을수록 오류율이 증가하였다. 언어 모델
결합은 효과가 없었다. 잡음 환경에서의 성능은 평가하지 않았다. 발화 길이가 짧으면 오류가
많았다. 김도현과 박세라(2022)는 음절 단위가 자소 단위보다 정확하다고 보고하였으나, 본
연구에서는 자소 단위가 더 정확하였다. 코드는 2024년 3월 깃허브에 공개되었다. 이 연구는
한국전자통신연구원의 지원을 받았다.""",
    clean=(
        "SoriNet의 매개변수는 240,000,000개이다.",
        "경상도·전라도 방언 1200시간 분량을 학습에 썼다.",
        "제주 방언의 단어 오류율은 SoriNet이 18.3%, Whisper가 31.6%였다.",
        "Whisper의 오류율이 SoriNet보다 높았다.",
        "표준어에서는 두 모델이 유의하게 다르지 않았다.",
        "A100 8장으로 닷새 동안 학습하였다.",
        "데이터 증강으로 오류율이 2.1퍼센트포인트 감소하였으나 학습 시간은 증가하였다.",
        "나이가 많은 화자일수록 오류율이 높아졌다.",
        "언어 모델을 결합해도 효과는 없었다.",
        "잡음 환경의 성능은 평가되지 않았다.",
        "짧은 발화에서 오류가 더 많았다.",
        "자소 단위는 음절 단위보다 정확하였으며, 이는 김도현·박세라(2022)와 다른 결과이다.",
        "2024년 3월부터 깃허브에서 코드를 받을 수 있다.",
        "한국전자통신연구원이 연구를 지원하였다.",
        "젊은 화자의 오류율은 나이 든 화자보다 낮았다.",
    ),
    planted=(
        ("SoriNet의 매개변수는 4억 2천만 개이다.", "number", "4억 2천만"),
        ("오류율은 SoriNet이 31.6%, Whisper가 18.3%였다.", "swapped", ""),
        ("방언 음성 1,200분으로 학습하였다.", "unit", "1,200분"),
        ("표준어에서는 두 모델 사이에 유의한 차이가 있었다.", "negation", ""),
        ("언어 모델 결합은 효과가 있었다.", "negation", ""),
        ("잡음 환경에서의 성능도 평가하였다.", "negation", ""),
        ("충청도 방언으로 학습되었다.", "name", "충청"),
        ("김도현과 박세영(2022)의 보고와 다르다.", "citation", "박세영"),
        ("코드는 2024년 5월에 공개되었다.", "date", "5월"),
        ("데이터 증강은 오류율을 높였다.", "direction", "높였다"),
        ("화자의 나이가 많을수록 오류율이 감소하였다.", "direction", "감소"),
        ("구글의 텐서처리장치를 사용하였다.", "name", "구글"),
        ("Whisper의 오류율은 36.1%였다.", "percentage", "36.1%"),
        ("코드는 2023년에 공개되었다.", "year", "2023"),
        ("오류율이 2.1% 줄었다.", "unit percentage", "2.1%"),
        ("H100 8장을 사용하였다.", "acronym", "H100"),
    ),
)

COFFEE = Case(
    "coffee",
    """Background. Coffee consumption has been linked to lower risk of Parkinson's disease (PD), but
results in women are mixed. Methods. We followed 29,335 nurses in the Aurora Cohort for a
median of 12.6 years; 368 developed PD. Intake was assessed with a food frequency
questionnaire in 1991 and again every four years. Results. Compared with women who drank no
coffee, those who drank three or more cups a day had a 24% lower risk (hazard ratio 0.76, 95%
CI 0.61–0.95). Decaffeinated coffee was not associated with risk. The association was weaker
among users of hormone therapy, and it disappeared after adjustment for smoking in the
subgroup older than 70 years. Tea showed no protective effect. Constipation, a prodromal
symptom, preceded diagnosis by 5.2 years on average. Conclusions. Our findings extend those of
Whitaker et al. (2003) and suggest that caffeine, rather than other compounds, is responsible.
Limitations include self-reported intake and the lack of genetic data. The study was approved
by the ethics committee of Larkfield University on 8 February 1990. Fewer than 5% of
participants were lost to follow-up.""",
    clean=(
        "Among 29,335 nurses of the Aurora Cohort, 368 cases of PD occurred over a median "
        "follow-up "
        "of 12.6 years.",
        "A food frequency questionnaire recorded intake in 1991 and then every 4 years.",
        "Drinking at least three cups of coffee daily was associated with a risk reduction of 24% "
        "(HR 0.76; 95% CI, 0.61 to 0.95).",
        "No association with risk was seen for decaffeinated coffee.",
        "In hormone therapy users the association was less strong.",
        "Tea did not protect against the disease.",
        "On average, constipation occurred 5.2 years before the diagnosis.",
        "The authors attribute the effect to caffeine and not to other compounds.",
        "Genetic data were lacking, and intake was self-reported.",
        "More than 95% of the participants remained in the study.".replace(
            "More than 95% of the participants remained in the study",
            "Loss to follow-up was below 5%",
        ),
        "Ethical approval was given by Larkfield University in February 1990.",
        "The results are consistent with Whitaker and colleagues (2003).",
        "Parkinson's disease was less frequent among women who drank three or more cups of "
        "coffee per day.",
        "After adjusting for smoking, no association remained in women above 70.",
    ),
    planted=(
        ("The cohort comprised 23,935 nurses.", "number", "23,935"),
        ("Over 368 years, 12.6 women developed PD.", "swapped unit quantity", "368"),
        ("Median follow-up was 12.6 months.", "unit", "12.6 months"),
        ("Decaffeinated coffee was associated with a lower risk.", "negation direction", ""),
        ("Tea showed a protective effect.", "negation", ""),
        ("The Auriga Cohort was followed.", "name", "Auriga"),
        ("The findings extend those of Whitaker et al. (2013).", "citation", "Whitaker"),
        ("Approval was granted on 18 February 1990.", "date", "18 February 1990"),
        ("Women who drank three or more cups a day had a 24% higher risk.", "direction", "higher"),
        ("The association was stronger among users of hormone therapy.", "direction", "stronger"),
        (
            "Participants took levodopa, and the Michael J. Fox Foundation funded the study.",
            "name",
            "Michael",
        ),
        ("The risk was 42% lower.", "percentage", "42%"),
        ("Intake was first assessed in 1981.", "year", "1981"),
        ("More than 5% of participants were lost to follow-up.", "direction", "5%"),
        ("Fewer than 8% of participants were lost to follow-up.", "percentage", "8%"),
    ),
)
DUST = Case(
    "미세먼지",
    """환경부와 서울대학교 보건대학원 연구팀은 2017년부터 2020년까지 전국 7개 대도시의
초미세먼지(PM2.5) 농도와 천식 입원의 관계를 분석하였다. 분석 대상은 건강보험공단 자료에서
추출한 입원 15만 4,820건이다. 초미세먼지 농도가 10 μg/m³ 높아질 때 천식 입원은 4.2%
증가하였다(95% 신뢰구간 2.9–5.5%). 영향은 15세 미만 어린이에게서 가장 컸고, 성별에 따른 차이는
없었다. 겨울철의 영향은 여름철보다 강했다. 반면 미세먼지(PM10)는 입원과 유의한 관련이 없었다.
노출 이틀 뒤에 위험이 가장 높았으며 닷새가 지나면 사라졌다. 마스크 착용률이 높은 지역에서는
영향이 약하였다. 2020년에는 코로나19의 영향으로 입원 건수가 전년보다 38% 감소하였다. 조민서
등(2016)은 부산에서 비슷한 결과를 얻었다. 연구팀은 "경보 기준을 낮춰야 한다"고 제안하였다.
기온과 습도를 보정하여도 결과는 바뀌지 않았다. 개인별 노출량은 측정하지 못하였다.""",
    clean=(
        "2017~2020년 7개 대도시에서 PM2.5 농도와 천식 입원 사이의 관계를 살펴보았다.",
        "건강보험공단 자료의 입원 154,820건을 분석하였다.",
        "PM2.5가 10 μg/m³ 오르면 천식으로 인한 입원이 4.2% 늘어난다.",
        "남녀 간에 영향의 차이가 나타나지 않았다.",
        "어린이(15세 미만)가 가장 큰 영향을 받았다.",
        "여름철보다 겨울철에 영향이 더 컸다.",
        "PM10과 입원 사이에는 유의한 관련성이 발견되지 않았다.",
        "위험은 노출 후 2일째에 가장 높았고 5일이 지나면 없어졌다.",
        "마스크를 많이 쓰는 지역에서는 영향이 작았다.",
        "코로나19 때문에 2020년의 입원 건수는 전년에 비해 38% 줄었다.",
        "부산에서도 유사한 결과가 보고된 바 있다(조민서 등, 2016).",
        "기온과 습도를 보정한 뒤에도 결과가 같았다.",
        "개인별 노출량을 측정하지 못한 것이 한계이다.",
        "연구팀의 제안은 '경보 기준을 낮춰야 한다'는 것이다.",
        "미세먼지(PM10)의 영향은 유의하지 않았다.",
    ),
    planted=(
        ("입원 15만 8,420건을 분석하였다.", "number", "15만 8,420"),
        ("PM2.5 농도가 10 mg/m³ 높아질 때 입원이 4.2% 증가하였다.", "unit", "10 mg"),
        ("성별에 따라 영향에 차이가 있었다.", "negation", ""),
        ("미세먼지(PM10)는 입원과 유의한 관련이 있었다.", "negation", ""),
        ("대구에서 비슷한 결과가 나왔다.", "name", "대구"),
        ("조민수 등(2016)의 결과와 비슷하다.", "citation", "조민수"),
        ("2017년 3월부터 자료를 수집하였다.", "date", "3월"),
        ("PM2.5 농도가 높아지면 천식 입원은 감소하였다.", "direction", "감소"),
        ("여름철의 영향은 겨울철보다 강했다.", "direction", "강했다"),
        ("질병관리청이 자료를 제공하였다.", "name", "질병관리청"),
        ("입원 건수는 83% 감소하였다.", "percentage", "83%"),
        ("2015년부터 2020년까지 분석하였다.", "year range", "2015"),
        ("기온과 습도를 보정하면 결과가 바뀌었다.", "negation", ""),
        ("개인별 노출량도 측정하였다.", "negation", "측정"),
        ("노출 이틀 뒤에 위험이 가장 낮았다.", "direction", "낮았다"),
        ("노출 사흘 뒤에 위험이 가장 높았다.", "quantity", "사흘"),
    ),
)

LAST_CASES = (BEES, BRIDGE, MUSEUM, SPEECH, COFFEE, DUST)
