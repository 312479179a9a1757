"""An invented paper (quechua translation), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "quechua translation",
    (
        r"\begin{abstract}"
        "\n"
        r"We present \textsc{Chaski}, a set of small adapters for translating from "
        "Spanish into Southern Quechua. The adapters are inserted into a frozen NLLB "
        "model and trained together with a morphology-aware segmenter. They match "
        r"full fine-tuning on \mbox{FLORES-200} and exceed it on AYNI, a new test set "
        "of everyday conversation.\n"
        r"\end{abstract}"
        "\n"
        "\n"
        r"\section{Introduction}"
        "\n"
        "Neural machine translation (NMT) works poorly for languages with little "
        "parallel text. Southern Quechua, spoken by about 5 million people in Peru "
        "and Bolivia, is a case in point: public parallel corpora with Spanish hold "
        r"fewer than 150{,}000 sentence pairs \citep{rios2015}. Fine-tuning a large "
        "multilingual model helps, but it updates all weights and tends to erase "
        r"what the model knew about other languages \citep{mccall2021}."
        "\n"
        "\n"
        r"\section{Method}"
        "\n"
        r"\label{sec:method}"
        "\n"
        "Each adapter is a bottleneck layer of dimension $d=128$ that follows a "
        "feed-forward block. In all, 9.4 million parameters are trained, which is "
        r"1.5\% of the 615 million parameters of NLLB. Words are split by the "
        "finite-state analyser SQUOIA before byte-pair encoding (BPE) with 8{,}000 "
        r"units; words that the analyser does not recognise (11\% of tokens) go to "
        "BPE unsplit. We trained for 40 epochs with AdamW at a learning rate of "
        r"$3\times10^{-4}$ on four NVIDIA A100 GPUs. This took 6.5 hours, whereas "
        "full fine-tuning took 26 hours on the same hardware. Peak memory per GPU "
        r"was \SI{11}{GB} with adapters and \SI{34}{GB} with full fine-tuning."
        "\n"
        "\n"
        r"The training data are 126{,}300 sentence pairs, of which 71\% come from "
        r"religious texts, 18\% from Peruvian laws and 11\% from school books; "
        "4{,}212 duplicate pairs had been removed. We tested on the FLORES-200 "
        "devtest set and on AYNI. The latter holds 1{,}500 sentences that were "
        "recorded in Ayacucho between May and August 2022 and translated by three "
        r"native speakers under the supervision of Nilda Quispe Huam\'an. AYNI does "
        "not overlap with the training data. It was released on 9 January 2023.\n"
        "\n"
        r"\section{Results}"
        "\n"
        r"On FLORES-200, \textsc{Chaski} reaches a chrF score of 41.7, against 36.2 "
        "for the unadapted model and 42.0 for full fine-tuning; the difference "
        "between adapters and full fine-tuning is not significant ($p=0.31$). On "
        "AYNI the three scores are 33.9, 27.4 and 32.1. Removing the segmenter "
        "lowers chrF on FLORES-200 by 2.8 points, and halving $d$ to 64 lowers it by "
        "0.4 points. Translation into Aymara, which is not part of the training "
        "data, loses 7.9 chrF points after full fine-tuning but does not change with "
        "adapters. Inference becomes slower, with 212 instead of 240 sentences per "
        "second. A prompted GPT-3.5 scored 22.5 chrF on FLORES-200. Back-translation "
        "of 500{,}000 monolingual sentences brought no further gain. Performance was "
        "worse on Bolivian than on Peruvian spelling variants.\n"
        "\n"
        r"In a human evaluation, 12 raters judged 300 sentence pairs. They rated 68\% "
        r"of the translations by \textsc{Chaski} as adequate, compared with 49\% for "
        "the unadapted model. Agreement between raters was moderate (Fleiss' "
        r"$\kappa=0.54$). Most remaining errors involved evidential suffixes."
        "\n"
        "\n"
        r"\section{Discussion}"
        "\n"
        r"\citet{ortega2020} reported that morphological segmentation does not help "
        "NMT for Quechua. Our results contradict this, probably because they used "
        "unsupervised segmentation. The training data are dominated by religious "
        "texts, and we did not examine translation from Quechua into Spanish. Since "
        r"March 2024 the regional court of Cusco has used \textsc{Chaski} to draft "
        "summonses; every draft is checked by an interpreter. The work was funded by "
        "the Peruvian agency CONCYTEC."
    ),
    clean=(
        (
            r"\textsc{Chaski} adds small adapters to a frozen NLLB model with 615 million "
            "parameters."
        ),
        (
            r"Only 9.4 million parameters, or 1.5\% of the model, are updated during "
            "training."
        ),
        "Southern Quechua has some five million speakers in Peru and Bolivia.",
        (
            "Publicly available Quechua--Spanish corpora contain less than 150{,}000 "
            r"sentence pairs \citep{rios2015}."
        ),
        (
            r"Words unknown to SQUOIA, which make up 11\% of the tokens, are passed on to "
            "byte-pair encoding without being split."
        ),
        (
            "On four A100 GPUs, training the adapters took 6.5 hours, a quarter of the "
            "time needed for full fine-tuning."
        ),
        (
            r"Most of the training pairs (71\%) stem from religious texts; the remainder "
            "is taken from laws and school books."
        ),
        ("Before training, 4212 duplicates were discarded, leaving 126{,}300 sentence pairs."),
        (
            "The new test set, AYNI, comprises 1500 sentences of everyday conversation "
            "recorded in Ayacucho in 2022."
        ),
        (
            "On FLORES-200, the adapters gain 5.5 chrF points over the unadapted model "
            r"(41.7 vs.\ 36.2)."
        ),
        ("Adapters and full fine-tuning did not differ significantly on FLORES-200 ($p = 0.31$)."),
        (
            r"On AYNI, \textsc{Chaski} scored 33.9 and thus outperformed full "
            "fine-tuning, which reached 32.1."
        ),
        "Without the segmenter, the chrF score on FLORES-200 falls by 2.8 points.",
        (
            "Full fine-tuning costs 7.9 chrF points on Aymara, whereas adapters leave "
            "Aymara unaffected."
        ),
        "The adapters slow inference down from 240 to 212 sentences per second.",
        (
            r"Twelve raters, whose agreement was moderate ($\kappa = 0.54$), evaluated "
            "300 sentence pairs."
        ),
        (
            "Adding half a million back-translated sentences did not improve the results "
            "any further."
        ),
        r"\textsc{Chaski} handles Peruvian spelling better than Bolivian variants.",
        (
            r"In contrast to \citet{ortega2020}, we find that morphological segmentation "
            "is helpful for Quechua."
        ),
        "The opposite direction, from Quechua to Spanish, was not investigated.",
    ),
    planted=(
        (
            "The adapters are bottleneck layers of dimension 182.",
            "number",
            "182",
        ),
        (
            r"With adapters, peak memory was 11\,MB per GPU.",
            "unit",
            r"11\,MB",
        ),
        (
            "AYNI overlaps with the training data.",
            "negation",
            "overlaps",
        ),
        (
            ("Three native speakers translated the sentences, supervised by Nilda Quispe Mamani."),
            "name",
            "Nilda Quispe Mamani",
        ),
        (
            (
                "Full fine-tuning tends to erase knowledge about other languages "
                r"\citep{mccall2018}."
            ),
            "citation",
            "mccall2018",
        ),
        (
            "The AYNI test set was made public on 19 January 2023.",
            "date",
            "19 January 2023",
        ),
        (
            "Halving the adapter dimension raised chrF on FLORES-200 by 0.4 points.",
            "direction",
            "raised",
        ),
        (
            r"On AYNI, \textsc{Chaski} also outperformed Google Translate.",
            "name",
            "Google Translate",
        ),
        (
            r"Raters considered 86\% of the translations by \textsc{Chaski} adequate.",
            "percentage",
            r"86\%",
        ),
        (
            r"The regional court of Cusco has been using \textsc{Chaski} since 2019.",
            "year",
            "2019",
        ),
    ),
    format=Format.LATEX,
)
