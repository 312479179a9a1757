"""An invented paper (faroese), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "faroese",
    (
        r"\documentclass[11pt]{article}"
        "\n"
        r"\usepackage{natbib,booktabs}"
        "\n"
        r"\title{Anchored Back-Translation for Faroese Parliamentary Speech}"
        "\n"
        r"\author{Ingrid Solheim \and Tobias Okafor \and Mei-Ling Zhao}"
        "\n"
        r"\begin{document}"
        "\n"
        r"\maketitle"
        "\n"
        "\n"
        r"\begin{abstract}"
        "\n"
        "Back-translation is the usual remedy when parallel text is scarce, but it "
        "tends to distort names. We present AnchorBT, which locks entity spans in "
        "monolingual sentences before they are back-translated and restores them "
        "afterwards. On FaroParl, a new corpus of 48,200 Faroese--English sentence "
        "pairs, AnchorBT reaches 31.4 BLEU, against 28.8 for standard "
        "back-translation, and lifts entity F1 from 71.8 to 80.3. Human raters "
        r"preferred its output in 62\% of comparisons. The method adds no parameters "
        "and does not slow down inference.\n"
        r"\end{abstract}"
        "\n"
        "\n"
        r"\section{Introduction}"
        "\n"
        "Neural translation degrades sharply below about 100,000 sentence pairs "
        r"\citep{halvorsen2017limits}. Back-translation \citep{brandt2016mono} turns "
        "monolingual target text into synthetic training pairs, yet "
        r"\citet{oduya2020names} showed that roughly a quarter of person names are "
        "altered in the process. Earlier repairs either mask entities at test time "
        r"\citep{lindqvist2018mask} or rely on a bilingual dictionary "
        r"\citep{perez2019lexicon}. Neither works for Faroese, because inflection "
        "changes the form of a name and no large dictionary exists. Our approach "
        "needs only a tagger for the target language, English.\n"
        "\n"
        r"\section{Data}"
        "\n"
        r"FaroParl was collected from the records of the parliament in T\'orshavn and "
        "covers debates held from 2009 to 2021. The translations were produced by "
        "four professional translators under the supervision of Hanna Joensen. We "
        r"removed duplicates and pairs longer than 120 tokens, which discarded 9\% of "
        "the raw pairs. The remaining 48,200 pairs were split into 45,000 for "
        "training, 1,200 for development and 2,000 for testing. The test set was "
        "frozen on 14 March 2022, before any model was trained. The monolingual data "
        "consist of 1.5 million English sentences from news sites.\n"
        "\n"
        r"\section{Method}"
        "\n"
        "AnchorBT works in three steps. First, a tagger marks persons, places and "
        "organisations in the English sentence. Second, each span is replaced with a "
        "numbered placeholder and the sentence is translated into Faroese. Third, "
        "the placeholder is filled with the original string, inflected by a small "
        "rule set of 37 patterns.\n"
        "\n"
        "All systems share a Transformer with six encoder and six decoder layers, a "
        "hidden size of 512 and 61 million parameters. We used Adam with a peak "
        r"learning rate of $3\times10^{-4}$, reached after 4,000 warm-up steps, a "
        "dropout of 0.3 and batches of 8,192 tokens. Each run took 18 hours on a "
        "single 40~GB GPU. All scores are averages over five seeds.\n"
        "\n"
        r"\section{Results}"
        "\n"
        r"\begin{table}[t]"
        "\n"
        r"\centering"
        "\n"
        r"\begin{tabular}{lccc}"
        "\n"
        r"\toprule"
        "\n"
        "System & BLEU & chrF & Entity F1 \\\\"
        "\n"
        r"\midrule"
        "\n"
        "No back-translation & 22.1 & 45.0 & 66.4 \\\\"
        "\n"
        "Standard back-translation & 28.8 & 51.7 & 71.8 \\\\"
        "\n"
        "Masked back-translation & 29.3 & 52.0 & 75.9 \\\\"
        "\n"
        "AnchorBT & 31.4 & 54.2 & 80.3 \\\\"
        "\n"
        r"\bottomrule"
        "\n"
        r"\end{tabular}"
        "\n"
        r"\caption{Results on the FaroParl test set.}"
        "\n"
        r"\label{tab:main}"
        "\n"
        r"\end{table}"
        "\n"
        "\n"
        r"Table~\ref{tab:main} gives the main results. The BLEU difference between "
        "AnchorBT and standard back-translation is significant (paired bootstrap, $p "
        "< 0.01$). Masked back-translation improved entity F1, but its BLEU was not "
        "significantly different from that of standard back-translation ($p = "
        "0.21$). Gains were largest for place names, where errors fell from 412 to "
        "198, and smallest for organisations. Unlike standard back-translation, "
        "which levelled off, AnchorBT continued to improve when the synthetic data "
        "were doubled from 0.75 to 1.5 million sentences.\n"
        "\n"
        r"\paragraph{Ablation.} Removing the inflection rules cost 1.3 BLEU and 5.7 "
        "points of entity F1. Randomising the placeholder numbers had no effect on "
        "BLEU. Replacing the tagger with gold entities gave only 0.2 BLEU more, so "
        "tagger errors are not the bottleneck. Training for twice as many steps did "
        "not help, and a dropout of 0.1 was worse than 0.3.\n"
        "\n"
        r"\paragraph{Human evaluation.} In June 2022 three raters at the University "
        r"of Bergen compared 300 sentence pairs. AnchorBT was preferred in 62\% of "
        r"comparisons and standard back-translation in 23\%; the remaining 15\% were "
        "ties. Fleiss' kappa was 0.58. Decoding took 46~ms per sentence for both "
        "systems.\n"
        "\n"
        r"\section{Discussion}"
        "\n"
        "The results suggest that entity corruption, not a lack of data, limits "
        r"back-translation in this setting. As in \citet{oduya2020names}, person "
        r"names remained the hardest class: 17\% of them were still wrong. Two limits "
        "should be noted. The test material is parliamentary only, and we did not "
        "test informal language. The rule set was written by one linguist in about "
        "two weeks and would have to be rewritten for another language. Code and "
        "data were released in 2023.\n"
        "\n"
        r"\bibliographystyle{plainnat}"
        "\n"
        r"\bibliography{anchor}"
        "\n"
        r"\end{document}"
    ),
    clean=(
        ("Our new corpus contains slightly more than forty-eight thousand sentence pairs."),
        (
            "Compared with standard back-translation, AnchorBT gains 2.6 BLEU and 8.5 "
            "points of entity F1."
        ),
        (
            "Raters favoured standard back-translation in fewer than a quarter of the "
            r"comparisons and saw a tie in 15\% of them."
        ),
        ("Inference is no slower with AnchorBT, and the parameter count stays the same."),
        "Pairs of more than 120 tokens were dropped, as were duplicates.",
        "Of the 48,200 pairs, 3,200 were set aside for development and testing.",
        (
            "One and a half million sentences from news sites served as the monolingual "
            "English data."
        ),
        (
            "The Transformer has twelve layers in total, divided equally between encoder "
            "and decoder."
        ),
        "The learning rate rose to its peak of 0.0003 over 4,000 warm-up steps.",
        "A single training run was completed in less than a day on one GPU.",
        "Errors in place names were cut by more than half.",
        (
            "When twice as much synthetic data was supplied, AnchorBT kept improving "
            "whereas standard back-translation reached a plateau."
        ),
        "BLEU stayed the same when the placeholders were numbered at random.",
        "The model trained without back-translation scored 9.3 BLEU below AnchorBT.",
        ("Agreement among the three raters in Bergen amounted to a Fleiss' kappa of 0.58."),
        (
            "When fewer than about 100,000 sentence pairs are available, the quality of "
            r"neural translation drops steeply \citep{halvorsen2017limits}."
        ),
        (
            r"Repairs that depend on a bilingual dictionary \citep{perez2019lexicon} fail "
            "for Faroese, which lacks a large one."
        ),
        "Whether the gains carry over to informal language was left untested.",
        (
            "Although more than four out of five person names came out right, persons "
            "were still the most difficult class."
        ),
        (
            "In this setting, back-translation seems to be held back by corrupted "
            "entities rather than by too little data."
        ),
    ),
    planted=(
        (
            ("Leaving out the inflection rules lowered BLEU by 2.3 points and entity F1 by 5.7."),
            "number",
            "2.3",
        ),
        (
            "With either system, decoding a sentence required 46 seconds.",
            "unit",
            "46 seconds",
        ),
        (
            (
                "The BLEU gap between masked and standard back-translation was statistically "
                "significant."
            ),
            "negation",
            "significant",
        ),
        (
            (
                "Four professional translators, supervised by Hanna Jacobsen, produced the "
                "translations."
            ),
            "name",
            "Hanna Jacobsen",
        ),
        (
            (
                "That about one person name in four is altered during back-translation was "
                r"shown by \citet{lindqvist2018mask}."
            ),
            "citation",
            "lindqvist2018mask",
        ),
        (
            "No model had yet been trained when the test set was fixed on 14 May 2022.",
            "date",
            "14 May 2022",
        ),
        (
            "In our setting, a dropout of 0.1 did better than one of 0.3.",
            "direction",
            "better",
        ),
        (
            (
                "Before back-translation, persons, places and organisations are marked with "
                "NordTagger-2."
            ),
            "acronym",
            "NordTagger-2",
        ),
        (
            r"Discarding duplicates and overlong pairs cost 19\% of the raw data.",
            "percentage",
            r"19\%",
        ),
    ),
    format=Format.LATEX,
)
