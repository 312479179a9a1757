"""Control-token spellings in a document, broken up in the prompt for servers that parse strings.

Our own engines send token ids, so that a document can never forge a turn. A remote server gets
strings, and most read `<end_of_turn>` in a string as the control token. So one plain space goes
after the spelling's first character (`< end_of_turn>`), in the prompt only. A space and not a
zero-width one: tokenizers' normalisation (NFKC, NMT, BERT's clean-up) deletes invisible
characters, which would put the spelling together again, but no normalisation deletes a space.
For the same reason full-width forms (`＜bos＞`) and spellings with invisible characters inside
count as spellings. In the reply, what was broken up is put back as it stands in the document.

The families, with where they come from:

    <bos> <eos> <pad> <unk> <mask> <s> </s> <unusedN>         Gemma, Llama 2, Mistral, T5
    <start_of_turn> <end_of_turn> <start_of_image> …          Gemma 2 and 3
    <|turn> <turn|> <|channel> <channel|>                     Gemma 4
    <|im_start|> <|im_end|> <|eot_id|> <|endoftext|> …        ChatML, Llama 3, Qwen, Phi, GPT
    <｜begin▁of▁sentence｜> …                                   DeepSeek
    [INST] [/INST] [SYSTEM_PROMPT] [TOOL_CALLS] [IMG] …       Mistral
    <<SYS>> <</SYS>>                                          Llama 2
    <think> </think> <tool_call> </tool_call> …               Qwen, DeepSeek
    [multimodal] [@BOS@] <2mass>                              Gemma's reserved ones
"""

from __future__ import annotations

import re
import unicodedata

_SPELLING = re.compile(
    r"""
      <\|[^<>|\s]{1,48}\|?>                      # <|im_start|>, <|turn>
    | <[a-z_]{1,32}\|>                           # <turn|>
    | </?(?:s|bos|eos|pad|unk|mask|sep|cls)>
    | <unused\d{1,5}>
    | <(?:start|end)_of_[a-z_]{1,32}>
    | <(?:image|audio|video)_soft_token>
    | </?(?:think|tool_call|tool_response|tools)>
    | <</?SYS>>
    | \[/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|THINK)\]
    | \[/?(?:IMG|IMG_BREAK|IMG_END|PREFIX|MIDDLE|SUFFIX|ARGS|CALL_ID)\]
    | \[multimodal\] | \[@[A-Z]{1,8}@\] | <2mass>
    """,
    re.VERBOSE,
)
# Deleted by some tokenizer's normalisation: format characters, controls, variation selectors.
_VARIATION = frozenset(map(chr, (*range(0xFE00, 0xFE10), 0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0)))


def break_up(text: str) -> tuple[str, dict[str, str]]:
    """The text with every control-token spelling broken up, and broken form → original."""
    starts = _starts(text)
    if not starts:
        return text, {}
    parts: list[str] = []
    broken: dict[str, str] = {}
    before = 0
    for start, end in starts:
        parts += [text[before : start + 1], " "]
        broken[f"{text[start]} {text[start + 1 : end]}"] = text[start:end]
        before = start + 1
    return "".join((*parts, text[before:])), broken


def put_back(text: str, broken: dict[str, str]) -> str:
    """A reply with the spellings of `break_up` as they stand in the document."""
    for form, original in broken.items():
        text = text.replace(form, original)
    return text


def _starts(text: str) -> list[tuple[int, int]]:
    """Where spellings stand, as half-open ranges of code points."""
    if text.isascii():
        if not _has_control(text):
            return [match.span() for match in _SPELLING.finditer(text)]
    elif not any(sign in text for sign in "<[＜﹤［"):
        return []
    folded: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        if _is_deleted(character):
            continue
        shown = character if character.isascii() else unicodedata.normalize("NFKC", character)
        folded.append(shown)
        origin += [index] * len(shown)
    found = _SPELLING.finditer("".join(folded))
    return [(origin[match.start()], origin[match.end() - 1] + 1) for match in found]


def _has_control(text: str) -> bool:
    return any(_is_deleted(character) for character in set(text))


def _is_deleted(character: str) -> bool:
    if character.isascii():
        return character == "\x7f" or (character < " " and character not in "\t\n\r\f\v")
    return unicodedata.category(character) in ("Cf", "Cc") or character in _VARIATION
