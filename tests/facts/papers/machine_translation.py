"""An invented paper (machine translation), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
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
