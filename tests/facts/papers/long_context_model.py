"""An invented paper (long context model), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "long context model",
    "# Introduction"
    "\n"
    "\n"
    "Long-context language models are usually evaluated on retrieval, yet retrieval "
    "says little about reasoning [@hsieh2024ruler; @bai2023longbench]. We introduce "
    "**RiverQA**, a benchmark of 4,320 questions over 186 technical reports, written "
    "by 27 annotators between January and August 2023. Each report has 38,000 tokens "
    "on average, and 15% of the questions cannot be answered from the report."
    "\n"
    "\n"
    "# Method"
    "\n"
    "\n"
    "Our model, *Tributary*, is a decoder-only transformer with 1.3B parameters, 24 "
    "layers and a hidden size of 2,048. It is pre-trained on 300 billion tokens of the "
    "Dolma corpus (Soldaini et al., 2024) and fine-tuned on RiverQA for three epochs "
    "with a learning rate of 2e-5 and a batch size of 64. Training took 9 days on 32 "
    "A100 GPUs with 80 GB of memory each. Unlike Mamba, Tributary does not use a "
    "recurrent state; it keeps a cache of 512 landmark tokens per layer. The dropout "
    "rate was 0.1. We did not use any synthetic data."
    "\n"
    "\n"
    "# Results"
    "\n"
    "\n"
    "| Model | RiverQA (F1) | RULER | Latency (ms) |"
    "\n"
    "|---|---:|---:|---:|"
    "\n"
    "| Llama-3-8B | 61.4 | 78.2 | 143 |"
    "\n"
    "| Mistral-7B | 58.9 | 74.0 | 131 |"
    "\n"
    "| Tributary | 66.7 | 81.5 | 52 |"
    "\n"
    "\n"
    "Tributary outperforms Llama-3-8B on RiverQA by 5.3 points while being 2.75 times "
    "faster. Removing the landmark cache lowers F1 from 66.7 to 59.8. Doubling the "
    "cache to 1,024 tokens increases memory use by 18% but does not improve accuracy. "
    "On unanswerable questions, accuracy drops to 41%, and the model often fails to "
    "abstain. Larger batch sizes hurt performance. Perplexity on held-out reports "
    "decreased from 9.4 to 7.1 during fine-tuning. Human experts reach 88.0 F1; their "
    r"agreement was $\kappa = 0.79$."
    "\n"
    "\n"
    "We found no evidence of contamination: none of the reports occurs in Dolma. The "
    "error analysis by Priya Raghunathan and colleagues covered 250 wrong answers, of "
    "which 112 were due to arithmetic and 64 to coreference. Weights were released on "
    "Hugging Face on September 18, 2023 under the Apache 2.0 licence.[^1]"
    "\n"
    "\n"
    "# Related work"
    "\n"
    "\n"
    "Vaswani et al. (2017) proposed the transformer. Landmark attention was introduced "
    "by Mohtashami and Jaggi (2023), who trained with a context of 512 tokens. Work at "
    "the University of Edinburgh has shown that retrieval heads are sparse "
    "[@wu2024retrieval]."
    "\n"
    "\n"
    "[^1]: The throughput was measured with vLLM 0.3 on a single GPU at 220 tokens/s.",
    clean=(
        "RiverQA contains 4320 questions about 186 technical reports.",
        "Twenty-seven annotators wrote the questions from January to August 2023.",
        "The reports are 38k tokens long on average.",
        "Fifteen percent of the questions are unanswerable.",
        ("With 1.3 billion parameters, Tributary is a decoder-only transformer of 24 layers."),
        "Pre-training used 300B tokens from Dolma (Soldaini et al., 2024).",
        "Fine-tuning ran for 3 epochs at a learning rate of 0.00002.",
        "Thirty-two A100 GPUs with 80 GB each were used for nine days of training.",
        "In contrast to Mamba, no recurrent state is used by Tributary.",
        "No synthetic data were used.",
        "Llama-3-8B is outperformed by Tributary by 5.3 points on RiverQA.",
        "Llama-3-8B is 2.75 times slower than Tributary.",
        "Without the landmark cache, F1 falls from 66.7 to 59.8.",
        (
            "A cache twice as large, with 1,024 tokens, takes 18% more memory without being "
            "more accurate."
        ),
        "Performance gets worse with larger batches.",
        "During fine-tuning, perplexity on held-out reports went down from 9.4 to 7.1.",
        (
            "Mistral-7B reaches an F1 of 58.9 on RiverQA and 74.0 on RULER, with a latency "
            "of 131 ms."
        ),
        "Experts reach an F1 of 88, with an inter-annotator agreement (kappa) of 0.79.",
        "Arithmetic explained 112 of the 250 analysed errors, coreference 64.",
        "The model was made public in September 2023 under Apache 2.0.",
    ),
    planted=(
        (
            "Tributary has 28 layers and a hidden size of 2,048.",
            "number",
            "28",
        ),
        (
            "Tributary answers with a latency of 52 s.",
            "unit",
            "52 s",
        ),
        (
            "Doubling the cache to 1,024 tokens improves accuracy.",
            "negation",
            "improves",
        ),
        (
            "Priya Ramanathan and colleagues analysed 250 wrong answers.",
            "name",
            "Priya Ramanathan",
        ),
        (
            "Evaluation of long contexts is usually about retrieval [@bai2024longbench].",
            "citation",
            "@bai2024longbench",
        ),
        (
            "The weights have been available on Hugging Face since September 28, 2023.",
            "date",
            "September 28, 2023",
        ),
        (
            "Tributary underperforms Llama-3-8B on RiverQA by 5.3 points.",
            "direction",
            "underperforms",
        ),
        (
            "The model was pre-trained on 300 billion tokens of SlimPajama.",
            "name",
            "SlimPajama",
        ),
        (
            "In 25% of the questions the report does not contain the answer.",
            "percentage",
            "25%",
        ),
        (
            "The transformer goes back to Vaswani et al. (2018).",
            "citation",
            "Vaswani et al. (2018)",
        ),
    ),
    format=Format.MARKDOWN,
)
