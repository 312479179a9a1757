"""An invented paper (radio recognition), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "radio recognition",
    (
        "# Listening Back: Speech Recognition for Six Thousand Reels of "
        "Regional Radio\n"
        "\n"
        "Ingrid Solheim, Pavel Drozd and Amina Yusuf\n"
        "University of Tarvik\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Regional broadcasters hold decades of recordings that nobody "
        "can search. The Haldra Regional Broadcasting Archive (HRBA) "
        "stores 6,150 reels of magnetic tape recorded between 1948 and "
        "1989, and fewer than 5% of them have a written catalogue entry "
        "longer than one line. Automatic speech recognition (ASR) could "
        "open such collections, but recognisers built on clean, modern "
        "speech degrade on tape hiss, wow and flutter, and on dialects "
        "that have since faded. An early attempt on a comparable "
        "collection reported a word error rate (WER) of 44% and was "
        "judged unusable by its archivists [@whitcombe2016].\n"
        "\n"
        "Two developments make the problem worth revisiting. "
        "Self-supervised pre-training lets a model learn from audio "
        "without transcripts [@barros2020], and large multilingual "
        "recognisers such as OpenScribe can be applied with no in-domain "
        "training at all [@lindqvist2022]. The latter are known, "
        "however, to invent text during silence and music [@duarte2021], "
        "which is a serious fault when the output is to serve as a "
        "historical record.\n"
        "\n"
        "We ask whether a moderately sized model, adapted to one "
        "archive, can outperform a much larger general recogniser on "
        "that archive. We present RadioFormer, a family of three models, "
        "and evaluate it on three test sets and in a search study with "
        "working archivists.\n"
        "\n"
        "## Methods\n"
        "\n"
        "### Data\n"
        "\n"
        "The Haldra corpus contains 412 hours of transcribed broadcasts: "
        "372 hours for training, 18 hours for development and 22 hours "
        "for testing. Fourteen paid transcribers worked from 3 March "
        "2021 to 29 October 2021. To measure agreement, 40 hours were "
        "transcribed twice; the disagreement between transcribers was "
        "4.1% WER. The test set was frozen on 15 November 2021 and was "
        "not used for any modelling decision. No speaker in the test set "
        "appears in the training set.\n"
        "\n"
        "A further 9,600 hours of Haldra audio have no transcripts and "
        "were used only for pre-training. Two other test sets measure "
        "generalisation. Harbour Talk consists of 8 hours of telephone "
        "call-in programmes aired from 1974 to 1981. MerrowNews consists "
        "of 12 hours of studio news read between 2015 and 2019.\n"
        "\n"
        "Tapes were played on a Brennholt R4 deck and digitised at 96 "
        "kHz, then downsampled to 16 kHz. The median signal-to-noise "
        "ratio (SNR) of the Haldra test set is 17 dB, against 38 dB for "
        "MerrowNews.\n"
        "\n"
        "### Models\n"
        "\n"
        "RadioFormer comes in three sizes: S with 38 million parameters, "
        "M with 118 million and L with 317 million. Each is an encoder "
        "initialised from the public checkpoint of @barros2020 and then "
        "pre-trained for a further 200,000 steps on the untranscribed "
        "Haldra audio. Fine-tuning used a learning rate of 0.0003 and a "
        "dropout of 0.1. During fine-tuning we added simulated tape "
        "noise following @tanaka2019 to 60% of utterances. A tag for the "
        "decade of broadcast was prepended to each utterance. Decoding "
        "used a 4-gram language model trained on 31 million words of "
        "programme scripts held by the HRBA.\n"
        "\n"
        "All training ran on eight Novarc A7 accelerators. Training, "
        "including pre-training, took 2 days for S, 5 days for M and 11 "
        "days for L.\n"
        "\n"
        "We compare with two baselines: the Kestrel hybrid system "
        "[@okafor2018], trained on the same 372 hours, and OpenScribe "
        "[@lindqvist2022], which has 769 million parameters and was "
        "applied without fine-tuning.\n"
        "\n"
        "### Evaluation\n"
        "\n"
        "The main metric is WER after removal of punctuation and case. "
        "Confidence intervals (CIs) come from 10,000 bootstrap resamples "
        "over programmes. We also measured recall on 1,500 mentions of "
        "place names, and counted hallucinated text in 8,480 segments "
        "that human listeners had marked as music or silence.\n"
        "\n"
        "For the search study, 26 archivists from the HRBA and the Lund "
        "Valley Sound Museum each located 12 clips, six with the "
        "existing card catalogue and six with a search page built on "
        "RadioFormer-L transcripts. The study ran from 7 February 2022 "
        "to 18 February 2022. Times were compared with a Wilcoxon "
        "signed-rank test.\n"
        "\n"
        "## Results\n"
        "\n"
        "### Error rates\n"
        "\n"
        "Table 1 gives the WER of every system. RadioFormer-L was best "
        "on both historical test sets. On Haldra it was 10.3 points "
        "below OpenScribe (95% CI 9.4 to 11.1; p < 0.001), although it "
        "has fewer than half as many parameters. Even RadioFormer-S, "
        "with 38 million parameters, was better than OpenScribe on "
        "Haldra and Harbour Talk. On MerrowNews the order was reversed: "
        "OpenScribe reached 8.9% and RadioFormer-L 10.4%.\n"
        "\n"
        "Table 1: WER (%) on the three test sets.\n"
        "\n"
        "| Model | Parameters (M) | Haldra | Harbour Talk | MerrowNews |\n"
        "|---|---|---|---|---|\n"
        "| Kestrel hybrid | 21 | 38.4 | 46.9 | 19.7 |\n"
        "| OpenScribe | 769 | 27.5 | 33.8 | 8.9 |\n"
        "| RadioFormer-S | 38 | 24.6 | 31.2 | 14.3 |\n"
        "| RadioFormer-M | 118 | 19.8 | 26.5 | 11.6 |\n"
        "| RadioFormer-L | 317 | 17.2 | 23.7 | 10.4 |\n"
        "\n"
        "Older recordings were harder. The WER of RadioFormer-L was "
        "24.9% on programmes from 1948 to 1959, 18.3% on the 1960s, "
        "15.6% on the 1970s and 12.7% on the 1980s.\n"
        "\n"
        "### Ablation\n"
        "\n"
        "Table 2 removes one component at a time from RadioFormer-M. "
        "Continued pre-training mattered most; decade tags made no "
        "significant difference (p = 0.27).\n"
        "\n"
        "Table 2: Ablation of RadioFormer-M on the Haldra test set.\n"
        "\n"
        "| Configuration | WER (%) | Change |\n"
        "|---|---|---|\n"
        "| Full model | 19.8 | – |\n"
        "| No continued pre-training | 25.3 | +5.5 |\n"
        "| No tape-noise augmentation | 22.1 | +2.3 |\n"
        "| No language model | 21.4 | +1.6 |\n"
        "| No decade tags | 20.1 | +0.3 |\n"
        "\n"
        "Transcribed data gave diminishing returns. With 10% of the "
        "training transcripts (37.2 hours) RadioFormer-M had a WER of "
        "26.9%; with half of them (186 hours) it had 21.7%.\n"
        "\n"
        "### Place names and hallucination\n"
        "\n"
        "Recall of place names was 61.3% for OpenScribe and 78.9% for "
        "RadioFormer-L. OpenScribe produced text in 212 of the 8,480 "
        "music or silence segments (2.5%), RadioFormer-L in 34 (0.4%).\n"
        "\n"
        "### Search study\n"
        "\n"
        "The median time to locate a clip fell from 14.5 minutes with "
        "the card catalogue to 6.0 minutes with the search page (p = "
        "0.004). Of the 26 archivists, 21 said they would use the search "
        "page every week. Three asked for a display of recogniser "
        "confidence.\n"
        "\n"
        "## Discussion\n"
        "\n"
        "A model adapted to one archive was clearly more accurate on "
        "that archive than a general recogniser more than twice its "
        "size. The ablation suggests that the gain comes chiefly from "
        "untranscribed audio, which archives own in quantity, and less "
        "from the language model. This agrees with @barros2020, who "
        "found that unlabelled in-domain audio reduced errors on "
        "telephone speech, and goes further than @tanaka2019, who "
        "studied noise simulation without pre-training. The low rate of "
        "hallucination is consistent with the explanation of @duarte2021 "
        "that invented text stems from decoders trained on loosely "
        "aligned subtitles, since RadioFormer has no such decoder.\n"
        "\n"
        "The work has limits. All Haldra recordings are in a single "
        "language, and 71% of the speakers in the training set are men; "
        "we did not test whether WER differs by sex. The adapted models "
        "lost accuracy on modern news, so an archive with mixed holdings "
        "may need both systems. Finally, OpenScribe was not fine-tuned, "
        "because its licence forbids it, and a fine-tuned version might "
        "close the gap.\n"
        "\n"
        "We release the S and M models and the transcripts of the test "
        "set. RadioFormer-L cannot be released, because its pre-training "
        "audio includes music under copyright. Future work will extend "
        "transcription to the 1,900 reels of the Lund Valley Sound "
        "Museum, starting in 2023.\n"
    ),
    (
        (
            "The Haldra archive preserves 6,150 tape reels made from 1948 to "
            "1989, under a twentieth of which carry a catalogue entry of "
            "more than a single line."
        ),
        (
            "Archivists rejected an earlier recogniser for a similar "
            "collection, which got 44% of words wrong [@whitcombe2016]."
        ),
        (
            "General-purpose recognisers tend to fabricate words when there "
            "is only music or silence [@duarte2021]."
        ),
        (
            "Of the 412 transcribed hours, 22 were held out for testing, 18 "
            "served for development and the remaining 372 were used to train "
            "the models."
        ),
        (
            "When two transcribers worked independently on the same 40 "
            "hours, their versions differed by a WER of 4.1%."
        ),
        (
            "The test material was fixed in mid-November 2021, shares no "
            "speakers with the training data and played no part in model "
            "selection."
        ),
        (
            "Besides the labelled recordings, 9.6 thousand hours of audio "
            "lacking transcripts were available, and these served for "
            "pre-training alone."
        ),
        (
            "Harbour Talk, an eight-hour test set, is drawn from phone-in "
            "shows broadcast between 1974 and 1981."
        ),
        (
            "The Haldra test recordings are far noisier than MerrowNews, "
            "with a median SNR of 17 dB as opposed to 38 dB."
        ),
        (
            "The three RadioFormer variants have 38, 118 and 317 million "
            "parameters and all start from the checkpoint published by "
            "@barros2020."
        ),
        (
            "Simulated tape noise, generated as in @tanaka2019, was mixed "
            "into three in five utterances during fine-tuning."
        ),
        (
            "With eight Novarc A7 accelerators, the largest model needed 11 "
            "days to train and the smallest only two."
        ),
        (
            "RadioFormer-L made errors on 17.2% of words in the Haldra test "
            "set, whereas OpenScribe, a model of 769 million parameters used "
            "without fine-tuning, reached 27.5%."
        ),
        (
            "On contemporary studio news, by contrast, the general "
            "recogniser retained the advantage, at 8.9% against 10.4% for "
            "the largest adapted model."
        ),
        (
            "Error rates of the largest model fell steadily with the decade "
            "of broadcast, from about a quarter of words before 1960 to "
            "12.7% in the 1980s."
        ),
        (
            "Dropping continued pre-training raised the WER of RadioFormer-M "
            "by 5.5 points, more than the removal of any other component."
        ),
        ("Tagging utterances with their decade did not bring a significant benefit (p = 0.27)."),
        (
            "Archivists needed a median of six minutes to find a clip "
            "through the transcript-based search page, compared with 14.5 "
            "minutes through the card catalogue (p = 0.004)."
        ),
        (
            "The authors make the small and medium models public but "
            "withhold the large one, since copyrighted music forms part of "
            "the audio on which it was pre-trained."
        ),
    ),
    (
        (
            (
                "Training RadioFormer-M on eight accelerators, pre-training "
                "included, was finished in 5 hours."
            ),
            "unit",
            "5 hours",
        ),
        (
            (
                "Whether WER varies with the speaker's sex was tested in this "
                "work, where 71% of training speakers are men."
            ),
            "negation",
            "tested",
        ),
        (
            (
                "Reels were played back on a Brennholt R7 machine, captured at "
                "96 kHz and then reduced to 16 kHz."
            ),
            "acronym",
            "R7",
        ),
        (
            (
                "As a conventional baseline, the Kestrel hybrid system "
                "[@whitcombe2016] was trained on the same 372 hours as the new "
                "models."
            ),
            "citation",
            "@whitcombe2016",
        ),
        (
            (
                "A team of 14 paid transcribers produced the Haldra transcripts "
                "between 3 March and 29 September 2021."
            ),
            "date",
            "29 September 2021",
        ),
        (
            (
                "Twenty-six archivists, recruited from the HRBA and the Tarvik "
                "City Library, each searched for a dozen clips."
            ),
            "name",
            "Tarvik City Library",
        ),
        (
            (
                "RadioFormer-L recovered 87.9% of the place-name mentions, while "
                "OpenScribe found only 61.3%."
            ),
            "percentage",
            "87.9%",
        ),
        (
            ("MerrowNews supplies 12 hours of studio bulletins recorded from 2013 to 2019."),
            "range",
            "2013 to 2019",
        ),
    ),
    format=Format.MARKDOWN,
)
