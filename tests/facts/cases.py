"""Invented sources of several fields, with clean paraphrases and drafts with one planted error."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """`planted` holds (draft, kind or kinds of the reason, words that the reason must point at)."""

    name: str
    source: str
    clean: tuple[str, ...]
    planted: tuple[tuple[str, str, str], ...]


SLEEP = Case(
    "sleep trial",
    """We enrolled 43 patients and 12 healthy controls at Hanbit University Hospital between March
2018 and June 2020. Patients with chronic insomnia received zolmadine, a new orexin
antagonist, at a dose of 15 mg per day for eight weeks (Torres et al., 2017). Total sleep time
increased by 52 minutes in the treatment group, whereas it decreased by 6 minutes under
placebo. Sleep onset latency fell from 48 to 31 minutes. The drug did not affect blood
pressure, and there was no significant difference in body weight between the groups. Adverse
events were reported by 21% of the patients, mostly "daytime drowsiness". Cortisol was higher
in patients than in controls before treatment. About two thirds of the participants completed
the follow-up visit on 14 September 2020. Actigraphy (ACT) recordings were scored by Dr. Elena
Marsh with the criteria of Webb and Ikeda (2009).""",
    clean=(
        "Forty-three patients and twelve healthy controls took part.",
        "The study ran from March 2018 to June 2020 at Hanbit University Hospital.",
        "Eight weeks of zolmadine, 15 mg daily, were given to people with chronic insomnia.",
        "Under placebo, total sleep time fell by 6 minutes, while it rose by 52 minutes with "
        "treatment.",
        "With the drug, participants slept 52 min longer in total.",
        "Sleep onset latency dropped by more than 15 minutes, from 48 min to 31 min.".replace(
            "by more than 15 minutes, ", ""
        ),
        "Blood pressure was unaffected by the drug.",
        "The two groups did not differ significantly in body weight.",
        "Body weight was similar in both groups.",
        "Roughly one fifth (21 percent) of patients reported adverse events such as “daytime "
        "drowsiness”.".replace("Roughly one fifth (21 percent)", "21 percent"),
        "Before treatment, controls had lower cortisol than patients.",
        "Approximately 67% of participants came to the follow-up visit on September 14, 2020.",
        "The recordings (ACT) were scored by Elena Marsh (criteria: Webb & Ikeda, 2009).",
        "Dosing followed earlier work (Torres et al., 2017).",
        "The treatment lasted two months.".replace("two months", "8 weeks"),
    ),
    planted=(
        ("The study enrolled 12 patients and 43 healthy controls.", "swapped", "12"),
        ("A total of 34 patients took part.", "number", "34"),
        ("Zolmadine was given at 15 g per day.", "unit", "15 g"),
        ("The drug affected blood pressure.", "negation", "affected"),
        ("There was a significant difference in body weight between the groups.", "negation", ""),
        ("The recordings were scored by Dr. Elena Walsh.", "name", "Walsh"),
        ("The dose followed earlier work (Torres et al., 2019).", "citation", "Torres"),
        ("The follow-up visit took place on 24 September 2020.", "date", "24 September 2020"),
        ("Total sleep time decreased by 52 minutes in the treatment group.", "direction", ""),
        ("Cortisol was lower in patients than in controls before treatment.", "direction", "lower"),
        ("The trial was funded by the Meridian Foundation.", "name", "Meridian"),
        ("Adverse events were reported by 31% of the patients.", "percentage", "31%"),
        ("Recruitment began in March 2016.", "date year", "2016"),
        ("Sleep onset latency rose from 31 to 48 minutes.", "direction", ""),
    ),
)

TRANSLATION = Case(
    "machine translation",
    """We present LumaNet, a Transformer with 350 million parameters for low-resource translation.
It was trained on 2.4 million sentence pairs from the OpenTalk corpus using eight A100 GPUs for 3
days [12]. On the Tamar test set LumaNet reaches a BLEU score of 31.2, which is 2.8 points
above the baseline of Okafor and Lindqvist (2021). Beam search with a width of 5 was slower
than greedy decoding but more accurate. Removing the adapter layers reduced accuracy by 4.5%,
and the model cannot translate idioms reliably. Longer sentences led to lower scores. The
learning rate was 0.0005, and training loss stopped decreasing after 40,000 steps. Human
raters preferred our output in 58% of cases. All code was released in November 2022 under the
Apache licence. The vocabulary has between 16,000 and 32,000 entries, and fewer than 100 of
them are unknown.""",
    clean=(
        "LumaNet has 350M parameters.".replace("350M", "350,000,000"),
        "Training used 2,400,000 sentence pairs of OpenTalk.",
        "It took three days on 8 A100 GPUs [12].",
        "A BLEU score of 31.2 is reached on the Tamar test set, 2.8 points more than the "
        "baseline (Okafor & Lindqvist, 2021).",
        "Greedy decoding is faster but less accurate than beam search with a beam width of five.",
        "Without the adapter layers, accuracy drops by 4.5 percent.",
        "The model is unable to translate idioms reliably.",
        "Scores decline for longer sentences.",
        "We used a learning rate of 5e-4.",
        "After 40k steps the loss no longer decreased.".replace("40k", "40 000"),
        "In 58% of cases, human raters favoured the output of LumaNet.",
        "The code has been public since November 2022.",
        "The vocabulary holds 16,000–32,000 entries.",
        "Under 100 vocabulary entries are unknown.",
        "Accuracy suffers when adapter layers are removed.",
    ),
    planted=(
        ("LumaNet has 530 million parameters.", "number", "530 million"),
        ("Training took 3 weeks on eight A100 GPUs.", "unit", "3 weeks"),
        ("The model can translate idioms reliably.", "negation", ""),
        ("Data came from the ClearTalk corpus.", "name", "ClearTalk"),
        ("Training details follow prior work [21].", "citation", "21"),
        ("The code was released in October 2022.", "date", "October 2022"),
        ("Beam search was faster than greedy decoding.", "direction", "faster"),
        ("The model was also tested on Google Pixel phones.", "name", "Google"),
        ("Removing the adapter layers reduced accuracy by 14.5%.", "percentage", "14.5%"),
        ("It outperforms the baseline of Okafor and Lindqvist (2020).", "citation", "2020"),
        ("More than 100 of the entries are unknown.", "direction", "100"),
        ("Removing the adapter layers increased accuracy by 4.5%.", "direction", "increased"),
        ("LumaNet was trained on four V100 GPUs.", "acronym", "V100"),
        ("The vocabulary has between 8,000 and 32,000 entries.", "range", "8,000"),
        ("The learning rate was 0.005.", "number", "0.005"),
    ),
)

RIVER = Case(
    "river ecology",
    """The Solmar River drains 1,250 km² in northern Valdoria. We sampled macroinvertebrates at 24
sites from 1998 to 2015 (Brandt, 2004; Osei & Villanueva, 2012). Mean water temperature rose
by 1.4 °C over the period, and dissolved oxygen declined from 9.6 to 8.1 mg/L. Mayfly
abundance was negatively correlated with temperature. Species richness was lowest downstream
of the Karsk dam, which was built in 1974 and raised in 1991. Trout were never found above the
dam. Restoration cost €3.5 million and was completed on May 2, 2011. Half of the restored
reaches recovered within five years. The Institute of Freshwater Research (IFR) coordinated
the work. Nitrate exceeded 50 mg/L at three sites but phosphate stayed below the limit.
According to Mira Castellan, "the river has forgotten its floods". Floods became less frequent
after the dam was raised.""",
    clean=(
        "The catchment of the Solmar River covers 1250 square kilometres.".replace(
            "square kilometres", "km2"
        ),
        "Two dozen sites were sampled between 1998 and 2015.",
        "Water warmed by 1.4 degrees Celsius on average.",
        "Dissolved oxygen dropped from 9.6 mg/L to 8.1 mg/L.",
        "The warmer the water, the fewer mayflies were found.".replace(
            "The warmer the water, the fewer mayflies were found",
            "Temperature and mayfly abundance were negatively correlated",
        ),
        "Below the Karsk dam, built in 1974, species richness was at its lowest.",
        "The dam was raised in 1991, and floods grew rarer afterwards.",
        "No trout were found upstream of the dam.",
        "The restoration, finished on 2 May 2011, cost 3.5 million euros.",
        "Within 5 years, 50% of the restored reaches had recovered.",
        "The work was coordinated by the IFR.",
        "At 3 sites nitrate was above 50 mg/L; phosphate did not exceed the limit.",
        "Mira Castellan says that “the river has forgotten its floods”.",
        "Earlier surveys exist (Osei & Villanueva, 2012; Brandt, 2004).",
        "Sampling spanned 1998–2015.",
    ),
    planted=(
        ("The dam was built in 1991 and raised in 1974.", "swapped", ""),
        ("Oxygen declined from 9.6 to 8.1 g/L.", "unit range quantity", "g/L"),
        ("Trout were often found above the dam.", "negation", "found"),
        ("According to Mira Castellano, the floods are forgotten.", "name", "Castellano"),
        ("Earlier surveys exist (Brandt, 2014).", "citation", "Brandt"),
        ("Restoration was completed on May 12, 2011.", "date", "May 12, 2011"),
        ("Mean water temperature fell by 1.4 °C.", "direction", "fell"),
        ("Mayfly abundance was positively correlated with temperature.", "direction", "positively"),
        ("The sites were mapped with Landsat images.", "name", "Landsat"),
        ("A quarter of the restored reaches recovered within five years.", "percentage", "quarter"),
        ("Sampling began in 1989.", "year", "1989"),
        ("Floods became more frequent after the dam was raised.", "direction", "more"),
        ("Nitrate exceeded 50 mg/L at four sites.", "number", "four"),
        ("Restoration cost €5.3 million.", "quantity", "5.3"),
        ("Phosphate exceeded the limit, too.", "direction negation", ""),
    ),
)

SOIL = Case(
    "토양",
    """본 연구는 2019년 5월부터 2021년 10월까지 강원도 평창의 고랭지 배추밭 36곳에서 수행되었다.
바이오차를 헥타르당 5톤 처리한 구에서 토양 유기탄소는 12.4% 증가하였고, 질소 용탈은 대조구보다
30% 감소하였다. 반면 토양 산도(pH)에는 유의한 차이가 없었다. 배추 수량은 10a당 6,800 kg으로
대조구의 5,900 kg보다 높았다. 토양 수분은 15 cm 깊이에서 측정하였으며 평균 23.5%였다. 김민수
등(2018)은 바이오차가 미생물 활성을 높인다고 보고하였다. 그러나 지렁이 개체수는 줄지 않았다.
처리 비용은 총 3만 2천 원이었고, 농가의 절반이 재사용 의사를 밝혔다. 강수량이 많은 해에는
침식이 심해졌다. 시료는 농촌진흥청에서 분석하였으며, 참여 농민 120명 가운데 18명은 설문에
응답하지 않았다. 온실가스 배출은 '아산화질소' 중심으로 평가하였다 [7].""",
    clean=(
        "36개 배추밭에서 2019년 5월~2021년 10월에 연구를 진행하였다.",
        "바이오차 처리구의 토양 유기탄소는 12.4퍼센트 늘었다.",
        "질소 용탈은 대조구에 비해 30% 줄어들었다.",
        "토양 pH는 유의한 차이를 보이지 않았다.",
        "배추 수량은 처리구에서 6.8톤, 대조구에서 5.9톤으로 처리구가 더 높았다.",
        "대조구의 배추 수량은 처리구보다 낮았다.",
        "토양 수분은 깊이 15센티미터에서 쟀고 평균은 23.5%였다.",
        "바이오차가 미생물 활성을 증가시킨다는 보고가 있다(김민수 등, 2018).",
        "지렁이의 개체수가 감소하지는 않았다.",
        "비용은 32,000원이 들었다.",
        "농가의 50%가 다시 사용하겠다고 답하였다.",
        "비가 많이 온 해에는 침식이 더 심하였다.",
        "시료 분석은 농촌진흥청이 맡았다.",
        "농민 백이십 명 중 열여덟 명이 설문에 답하지 않았다.",
        "바이오차는 1헥타르에 5,000 kg을 처리하였다.",
        "'아산화질소'를 중심으로 온실가스 배출을 평가하였다[7].",
    ),
    planted=(
        ("배추밭 63곳에서 연구를 수행하였다.", "number", "63곳"),
        (
            "배추 수량은 대조구에서 6,800 kg으로 처리구의 5,900 kg보다 높았다.",
            "swapped direction",
            "",
        ),
        ("토양 수분은 15 m 깊이에서 측정하였다.", "unit", "15 m"),
        ("토양 산도에는 유의한 차이가 있었다.", "negation", ""),
        ("지렁이 개체수는 줄었다.", "negation", "줄었다"),
        ("김민호 등(2018)은 바이오차가 미생물 활성을 높인다고 보고하였다.", "citation", "김민호"),
        ("온실가스는 아산화질소 중심으로 평가하였다 [9].", "citation", "9"),
        ("연구는 2019년 3월에 시작되었다.", "date", "3월"),
        ("질소 용탈은 대조구보다 30% 증가하였다.", "direction", "증가"),
        ("시료는 국립환경과학원에서 분석하였다.", "name", "국립환경과학원"),
        ("토양 유기탄소는 21.4% 증가하였다.", "percentage", "21.4%"),
        ("연구는 2017년에 시작되었다.", "year", "2017"),
        ("이 연구는 한국연구재단의 지원을 받았다.", "name", "한국연구재단"),
        ("처리 비용은 총 3만 5천 원이었다.", "quantity", "3만 5천"),
        ("강원도 대신 제주도의 배추밭을 조사하였다.", "name", "제주"),
        ("농민 18명 가운데 120명은 설문에 응답하지 않았다.", "swapped", ""),
    ),
)

SCREEN = Case(
    "청소년 스마트폰",
    """서울과 부산의 중학생 1,204명을 대상으로 스마트폰 사용과 수면의 관계를 조사하였다. 설문은
2022년 4월 11일부터 2주간 진행되었고 응답률은 87%였다. 하루 평균 사용 시간은 4.3시간이었으며,
여학생이 남학생보다 길었다. 사용 시간이 길수록 수면의 질이 낮았고, 우울 점수는 높아졌다.
부모의 통제는 사용 시간을 줄이는 데 효과가 없었다. 취침 전 한 시간 동안 사용을 제한한
집단에서는 수면 시간이 7.1시간에서 7.8시간으로 늘어났다. 이 결과는 박지현과 오세훈(2020)의
연구와 일치한다. 전체 학생의 3분의 1은 자정 이후에도 스마트폰을 사용하였다. 수면의 질은
피츠버그 수면의 질 지수(PSQI)로 측정하였다. 한국청소년정책연구원의 이정아 박사가 자료를
검토하였다. 체중과 사용 시간 사이에는 유의한 상관이 나타나지 않았다.""",
    clean=(
        "조사 대상은 서울·부산의 중학생 1204명이었다.",
        "설문은 2022년 4월 11일에 시작하여 14일 동안 이루어졌다.",
        "응답률은 87퍼센트로 나타났다.",
        "남학생의 사용 시간은 여학생보다 짧았다.",
        "하루에 평균 4.3시간을 사용하였다.",
        "오래 사용할수록 수면의 질은 떨어지고 우울 점수는 증가하였다.",
        "부모의 통제는 사용 시간을 줄이지 못하였다.",
        "취침 전 1시간 동안 사용을 제한하자 수면 시간이 7.1시간에서 7.8시간으로 증가하였다.",
        "박지현·오세훈(2020)의 결과와도 일치하였다.",
        "학생 세 명 중 한 명꼴인 약 33%가 자정 이후에도 사용하였다.",
        "PSQI를 이용하여 수면의 질을 평가하였다.",
        "자료는 한국청소년정책연구원 이정아 박사가 검토하였다.",
        "체중은 사용 시간과 유의한 상관이 없었다.",
        "중학생 천이백사 명이 참여하였다.",
    ),
    planted=(
        ("중학생 1,402명을 조사하였다.", "number", "1,402명"),
        ("하루 평균 사용 시간은 4.3분이었다.", "unit", "4.3분"),
        ("부모의 통제는 사용 시간을 줄이는 데 효과가 있었다.", "negation", ""),
        ("체중과 사용 시간 사이에는 유의한 상관이 나타났다.", "negation", ""),
        ("서울과 대구의 중학생을 조사하였다.", "name", "대구"),
        ("이 결과는 박지현과 오세훈(2021)의 연구와 일치한다.", "citation", "2021"),
        ("설문은 2022년 4월 21일에 시작되었다.", "date", "4월 21일"),
        ("사용 시간이 길수록 수면의 질이 높았다.", "direction", "높았다"),
        ("여학생의 사용 시간은 남학생보다 짧았다.", "direction", "짧았다"),
        ("응답률은 78%였다.", "percentage", "78%"),
        ("조사는 2021년에 이루어졌다.", "year", "2021"),
        ("자료는 이정훈 박사가 검토하였다.", "name", "이정훈"),
        ("수면의 질은 앱워치 프로로 측정하였다.", "name", "앱워치"),
        ("수면의 질은 ISI로 측정하였다.", "acronym", "ISI"),
        ("수면 시간이 7.8시간에서 7.1시간으로 줄어들었다.", "direction", ""),
        ("전체 학생의 4분의 1은 자정 이후에도 스마트폰을 사용하였다.", "percentage", "4분의 1"),
    ),
)

BATTERY = Case(
    "전고체 전지",
    """황화물계 고체전해질의 이온전도도는 25 °C에서 2.5 mS/cm로, 기존 산화물계보다 5배 높았다.
연구팀은 두께 30 μm의 박막을 제작하여 500회 충·방전 시험을 실시하였다. 용량 유지율은 500회 후
91.8%였으며, 60 °C에서는 84%로 낮아졌다. 계면 저항은 코팅 후 120 Ω에서 45 Ω으로 감소하였다.
코팅하지 않은 시료는 200회를 넘기지 못하였다. 압력을 높이면 접촉이 개선되지만 균열이 발생할 수
있다. 이 기술은 한밭대학교와 LG에너지솔루션이 2023년 7월 공동으로 개발하였으며, 연구비 12억
원이 투입되었다(최윤서 외, 2022). 제조 원가는 kg당 8만 원으로 액체전해질보다 비싸다. 수분에
노출되면 황화수소가 생성된다. 에너지 밀도는 400 Wh/kg 이상이다. 상용화는 2027년 이전에는
어려울 것으로 전망된다. 덴드라이트는 관찰되지 않았다.""",
    clean=(
        "이온전도도는 섭씨 25도에서 2.5 mS/cm이었다.",
        "산화물계의 이온전도도는 황화물계보다 낮았다.",
        "황화물계의 이온전도도는 산화물계의 다섯 배였다.",
        "박막의 두께는 30마이크로미터였다.",
        "오백 회의 충·방전 후에도 용량의 91.8%가 유지되었다.",
        "60 °C에서는 유지율이 84%로 떨어졌다.",
        "코팅으로 계면 저항이 120 Ω에서 45 Ω으로 줄었다.",
        "코팅이 없는 시료는 200회를 넘지 못했다.",
        "압력을 올리면 접촉은 좋아지나 균열이 생길 수 있다.",
        "한밭대와 LG에너지솔루션이 2023년 7월에 함께 개발하였다.",
        "12억 원의 연구비가 들었다(최윤서 외, 2022).",
        "1 kg당 제조 원가는 80,000원이다.",
        "덴드라이트는 나타나지 않았다.",
        "에너지 밀도는 0.4 kWh/kg을 넘는다.",
        "연구비로 1,200,000,000원이 사용되었다.",
    ),
    planted=(
        ("용량 유지율은 200회 후 91.8%였다.", "swapped", "200회"),
        ("박막의 두께는 30 mm였다.", "unit", "30 mm"),
        ("덴드라이트가 관찰되었다.", "negation", ""),
        ("한남대학교와 공동으로 개발하였다.", "name", "한남대학교"),
        ("연구비가 투입되었다(최윤서 외, 2020).", "citation", "최윤서"),
        ("이 기술은 2023년 9월에 개발되었다.", "date", "9월"),
        ("계면 저항은 코팅 후 증가하였다.", "direction", "증가"),
        ("이온전도도는 기존 산화물계보다 낮았다.", "direction", "낮았다"),
        ("박막은 테슬라의 설비로 제작하였다.", "name", "테슬라"),
        ("용량 유지율은 98.1%였다.", "percentage", "98.1%"),
        ("상용화는 2037년 이전에는 어려울 것으로 전망된다.", "year", "2037"),
        ("연구비 12만 원이 투입되었다.", "quantity unit", "12만 원"),
        ("이온전도도는 산화물계보다 3배 높았다.", "number", "3배"),
        ("에너지 밀도는 400 Wh/kg 이하이다.", "direction", "400"),
        ("코팅하지 않은 시료는 200회를 넘겼다.", "negation", ""),
    ),
)

CASES = (SLEEP, TRANSLATION, RIVER, SOIL, SCREEN, BATTERY)
