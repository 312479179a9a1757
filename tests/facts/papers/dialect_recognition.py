"""An invented paper (dialect recognition), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "dialect recognition",
    "Speech recognisers serve some speakers worse than others. We recorded 274 adults "
    "from Glasgow, Newcastle and Cardiff between October 2019 and June 2021 and "
    "transcribed 186 hours of conversation (Aldridge & Wynn, 2018). Five commercial "
    "systems were tested. The word error rate was 31.7% for Glaswegian speakers but "
    "only 16.4% for speakers of Southern British English. Women were recognised "
    "slightly better than men. Age mattered more than education, which had no "
    "measurable effect. After fine-tuning on 20 hours of regional speech, the error "
    "rate for Glasgow dropped to 22.5%, whereas the one for Cardiff did not change. "
    "Adding more than 20 hours brought no further gain. Background noise at 65 dB "
    "raised errors by 8 percentage points. Fast speech was harder to recognise than "
    "slow speech. On 14 January 2021 one provider updated its model without notice; "
    "data recorded after that day were analysed separately. Recordings were made with "
    "Zoom H5 devices at a sampling rate of 48 kHz. Transcripts were verified by Dr. "
    "Siobhan Mackinnon, and inter-transcriber agreement was 0.93. Younger participants "
    "code-switched more often. Informants were paid £25 each. Our error rates are "
    "higher than those found by Petrov et al. (2015), who used read speech. Only 12% "
    "of the participants had ever complained to a provider. Children were not included.",
    clean=(
        (
            "Fine-tuning with 20 hours of regional speech reduced the error rate for Glasgow by "
            "9.2 points."
        ),
        "Petrov et al. (2015) found lower error rates, but for read speech.",
        "We evaluated five commercial recognisers.",
        (
            "Speakers from Glasgow had a word error rate of 31.7%, almost twice that of "
            "Southern British English (16.4%)."
        ),
        "The difference between the two accents was 15.3 percentage points.",
        "Men were recognised slightly worse than women.",
        "Education did not affect recognition measurably.",
        "For Cardiff, fine-tuning made no difference.",
        "There was no further improvement beyond 20 hours.",
        "Slow speech was easier to recognise.",
        "In noise (65 dB), the error rate was 8 percentage points higher.",
        "Data from after the model update in January 2021 were treated separately.",
        "A Zoom H5 recorder (48 kHz) was used.",
        "Dr. Mackinnon verified the transcripts; agreement between transcribers was 0.93.",
        "Code-switching was more frequent among the young.",
        "Each informant received 25 pounds.",
        "Roughly one in eight participants had complained to a provider.",
        "88% of the participants had never complained.",
        "We recorded adults only.",
    ),
    planted=(
        (
            "Altogether 247 adults were recorded.",
            "number",
            "247",
        ),
        (
            "The sampling rate was 48 Hz.",
            "unit",
            "48 Hz",
        ),
        (
            "Children were included in the sample.",
            "negation",
            "included",
        ),
        (
            "Dr. Siobhan Mackenzie checked the transcripts.",
            "name",
            "Siobhan Mackenzie",
        ),
        (
            "Speakers were recruited as described before (Aldrich & Wynn, 2018).",
            "citation",
            "Aldrich & Wynn, 2018",
        ),
        (
            "A provider changed its model on 4 January 2021.",
            "date",
            "4 January 2021",
        ),
        (
            "Noise of 65 dB lowered errors by 8 percentage points.",
            "direction",
            "lowered",
        ),
        (
            "The study was commissioned by Ofcom.",
            "name",
            "Ofcom",
        ),
        (
            "Of all participants, 21% had complained to a provider before.",
            "percentage",
            "21%",
        ),
        (
            "Petrov et al. (2017) reported lower error rates for read speech.",
            "citation",
            "Petrov et al. (2017)",
        ),
    ),
    format=Format.MARKDOWN,
)
