"""A Gemma 2 with random weights and a made-up vocabulary, saved as its makers save theirs."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

CONTROLS = ("<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>")
# Every word of the vocabulary is this and a number, so that texts of known length can be made.
PAD = " w"
# Gemma-2-2b, from its published configuration.
DIMENSIONS: dict[str, Any] = {
    "vocab_size": 256_000,
    "hidden_size": 2304,
    "intermediate_size": 9216,
    "num_hidden_layers": 26,
    "num_attention_heads": 8,
    "num_key_value_heads": 4,
    "head_dim": 256,
    "query_pre_attn_scalar": 256,
    "sliding_window": 4096,
    "max_position_embeddings": 8192,
    "attn_logit_softcapping": 50.0,
    "final_logit_softcapping": 30.0,
    "hidden_activation": "gelu_pytorch_tanh",
    "pad_token_id": 0,
    "eos_token_id": 1,
    "bos_token_id": 2,
}


def build(folder: Path, dimensions: dict[str, Any] = DIMENSIONS) -> Path:
    """Make the model in bf16 (5.2 GB with the real dimensions) and its tokenizer; returns `folder`.

    The numbers are drawn on the GPU where there is one: on a CPU that takes a minute.
    """
    torch, transformers = import_module("torch"), import_module("transformers")
    folder.mkdir(parents=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(0)
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.bfloat16)
    try:
        with torch.device(device):
            model = transformers.Gemma2ForCausalLM(transformers.Gemma2Config(**dimensions))
    finally:
        torch.set_default_dtype(before)
    model.save_pretrained(folder)
    _save_tokenizer(folder, dimensions["vocab_size"])
    return folder


def _save_tokenizer(folder: Path, size: int) -> None:
    tokenizers = import_module("tokenizers")
    transformers = import_module("transformers")
    number_of_words = size - len(CONTROLS)
    spellings = [*CONTROLS, *(f"▁w{number}" for number in range(number_of_words))]
    vocabulary = {spelling: at for at, spelling in enumerate(spellings)}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, unk_token="<unk>"))
    replaced = tokenizers.normalizers.Replace(" ", "▁")
    tokenizer.normalizer = replaced
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Split("▁", "merged_with_next")
    tokenizer.decoder = tokenizers.decoders.Sequence(
        [tokenizers.decoders.Replace("▁", " "), tokenizers.decoders.Fuse()]
    )
    tokenizer.add_special_tokens(
        [tokenizers.AddedToken(one, normalized=False, special=True) for one in CONTROLS]
    )
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="<bos>",
        eos_token="<eos>",
        pad_token="<pad>",
        unk_token="<unk>",
    ).save_pretrained(folder)
