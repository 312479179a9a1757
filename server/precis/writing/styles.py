"""What the user can ask for, in words: instructions of each task and style, Korean and English.

Credits. English technical, plain, brief, combine and refine instructions and the sampling
values are those of the second seed ("Text summarization with Gemma and LangChain"); the Korean
instruction for expanding is the first seed's ("Gemma-2b-it-Write-My-Paper"). Prompts are facts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from precis.engine.base import Dialect, Guard, Sampling
from precis.text.language import Language
from precis.writing.job import Style, Task

EN, KO = Language.ENGLISH, Language.KOREAN

# Asked of models that follow instructions; the text follows after an empty line.
EXPAND_INSTRUCTION = {
    EN: (
        "Write the following summary as a full abstract of one paragraph. Keep to what it says; "
        "where a detail is needed that it does not give, write a placeholder in square brackets, "
        "such as [sample size]:"
    ),
    KO: "다음 요약된 글을 한 문단으로 길게 써주세요.:",
}
SUMMARIZE_INSTRUCTION = {
    (Style.TECHNICAL, EN): (
        "Summarize the following text in a technical way. Focus on facts, numbers and strategies "
        "used. Divide the summary in chapters, be impersonal and use bullet points:"
    ),
    (Style.TECHNICAL, KO): (
        "다음 글을 전문적으로 요약하세요. 사실과 수치, 사용한 방법에 초점을 맞추고, "
        "장으로 나누어 객관적인 문체와 글머리 기호로 쓰세요:"
    ),
    (Style.PLAIN, EN): (
        "Summarize the following text while avoiding difficult jargon using bullet points "
        "chapters. Explain it like I am a 5 years old:"
    ),
    (Style.PLAIN, KO): (
        "다음 글을 어려운 전문 용어 없이 글머리 기호로 요약하세요. "
        "전공하지 않은 사람도 이해할 수 있게 설명하세요:"
    ),
    (Style.BRIEF, EN): "Write a short summary of 2-3 sentences of the following text:",
    (Style.BRIEF, KO): "다음 글을 두세 문장으로 짧게 요약하세요:",
    (Style.TLDR, EN): "Summarize the following text in exactly one sentence:",
    (Style.TLDR, KO): "다음 글을 정확히 한 문장으로 요약하세요:",
    (Style.ABSTRACT, EN): (
        "Write the abstract of the following paper in one paragraph: its question, method, "
        "results and conclusion. Use only what the text says:"
    ),
    (Style.ABSTRACT, KO): (
        "다음 논문의 초록을 한 문단으로 쓰세요. 연구 문제, 방법, 결과, 결론을 담고 "
        "본문에 있는 내용만 쓰세요:"
    ),
}
# Instruction, and the lines before the passages and before the sentence.
REWRITE_INSTRUCTION = {
    EN: (
        "Rewrite the sentence so that it says only what the passages say. Keep its words where "
        "the passages support them. Answer with one sentence and nothing else; where a detail is "
        "needed that they do not give, write a placeholder in square brackets, such as [number].",
        "Passages:",
        "Sentence:",
    ),
    KO: (
        "문장을 구절에 있는 내용만 남도록 고쳐 쓰세요. 구절이 뒷받침하는 말은 그대로 두세요. "
        "고친 문장 하나만 답하고, 구절에 없는 세부 사항이 필요하면 [숫자]처럼 대괄호로 자리를 "
        "비워 두세요.",
        "구절:",
        "문장:",
    ),
}
REWRITE_LABEL = {EN: "The text above in one sentence:", KO: "위 글을 한 문장으로 쓰면:"}
# How the combined or refined summary is to look: the second seed asks for chapters.
_SHAPE = {
    (Style.TECHNICAL, EN): "Divide the summary in chapters, be impersonal and use bullet points:",
    (Style.TECHNICAL, KO): "장으로 나누어 객관적인 문체와 글머리 기호로 쓰세요:",
    (Style.PLAIN, EN): "Avoid difficult jargon and use bullet points:",
    (Style.PLAIN, KO): "어려운 전문 용어 없이 글머리 기호로 쓰세요:",
    (Style.BRIEF, EN): "Write 2-3 sentences:",
    (Style.BRIEF, KO): "두세 문장으로 쓰세요:",
    (Style.TLDR, EN): "Write exactly one sentence:",
    (Style.TLDR, KO): "정확히 한 문장으로 쓰세요:",
    (Style.ABSTRACT, EN): "Write it as the abstract of the paper, in one paragraph:",
    (Style.ABSTRACT, KO): "논문의 초록처럼 한 문단으로 쓰세요:",
}
# Before the instruction; a Korean word is what stands between spaces.
LENGTH = {EN: "Write about {words} words.", KO: "{words}어절쯤으로 쓰세요."}
_COMBINE = {
    EN: (
        "You are given a text containing summaries of different part of a document.\n"
        "Create one single summary combining all the information of the chapters."
    ),
    KO: "다음은 한 문서의 여러 부분을 요약한 글입니다.\n모든 내용을 합쳐 하나의 요약을 쓰세요.",
}
REFINE_OPENING = {
    EN: (
        "Your job is to produce a final document divided in chapters and bullet points.\n"
        "You are given a text containing an existing summary to a certain point:"
    ),
    KO: "하나의 최종 요약을 완성하는 일입니다.\n다음은 지금까지의 요약입니다:",
}
REFINE_MIDDLE = {
    EN: "You can now refine it (if necessary) with more context below.",
    KO: "아래의 내용을 더 읽고 필요하면 요약을 고치세요.",
}
REFINE_CLOSING = {
    EN: "Given the new context, refine the original summary.",
    KO: "새로운 내용을 반영하여 요약을 다시 쓰세요.",
}


@dataclass(frozen=True)
class Cue:
    """How a base model is led into a reply: the line before it, and its first words."""

    label: str
    lead: str


EXPAND_CUE = {EN: Cue("Abstract:", ""), KO: Cue("초록:", "본 연구에서는")}
SUMMARIZE_CUE = {
    (Style.TECHNICAL, EN): Cue("Key facts from the text above:", "-"),
    (Style.TECHNICAL, KO): Cue("위 글의 주요 사실:", "-"),
    (Style.PLAIN, EN): Cue("The text above in simple words:", "This text"),
    (Style.PLAIN, KO): Cue("위 글을 쉬운 말로 풀면:", "이 글은"),
    (Style.BRIEF, EN): Cue("Summary:", "This paper"),
    (Style.BRIEF, KO): Cue("요약:", "본 연구는"),
    (Style.TLDR, EN): Cue("TL;DR:", "In this paper,"),
    (Style.TLDR, KO): Cue("한 문장 요약:", "본 연구는"),
    (Style.ABSTRACT, EN): Cue("Abstract:", "In this paper,"),
    (Style.ABSTRACT, KO): Cue("초록:", "본 연구에서는"),
}

# The second seed's values for summarizing.
SUMMARIZE_SAMPLING = Sampling(temperature=0.1, top_k=20, top_p=0.3, max_tokens=512)
# The first seed samples at transformers' defaults (temperature 1.0, top_k 50, up to 1024 new
# tokens) and reports invented figures; a cooler distribution keeps closer to the summary.
EXPAND_SAMPLING = Sampling(temperature=0.3, top_k=40, top_p=0.9, max_tokens=1024)
# Ours is a little warmer, with a repeat penalty that is weak: a strong one takes the summary's own
# words for repetition and puts names of its own in their place. Measured on 40 validation papers
# that the report does not use: at 1.15 the adapter keeps 76 % of the summary's words and has 1.9
# unsupported facts in 100 words, at 1.1 as many and 1.1 (ROUGE-2 8.0 and 9.5); at temperature 0.3
# and 1.1 1.2, but three times as many repeated groups; at 0.7 and 1.08 1.6.
_ADAPTED_TEMPERATURE, _ADAPTED_PENALTY = 0.5, 1.1
# A long technical text may well repeat four words; eight words three times are a loop. A base
# model is held to the stricter rule: no group of four words more than twice.
GUARD = Guard(group=8, allowed=2)
BASE_GUARD = Guard(group=4, allowed=2)
# An adapter's abstract may tell its summary twice, in almost the same words: of 60 texts eleven had
# a sentence that said eight words again. Without these sentences 1.1 % of all groups of four words
# are repeated instead of 2.6 % (in people's abstracts 0.4 %).
STRICTEST_GUARD = Guard(group=4, allowed=2, again=8)
# One sentence or a few need no more room than this; a loop is found sooner.
_REWRITE_TOKENS = 160
_STYLE_TOKENS = {Style.TLDR: 96, Style.BRIEF: 192}

# What another version of the same text is sampled at: at the temperatures above it would hardly
# differ from the first one.
_VARIED = Sampling(temperature=0.8, top_k=64, top_p=0.95)


def summarize_instruction(style: Style, language: Language, own: str = "") -> str:
    """The instruction before a text; the user's own one in place of the style's."""
    return own or SUMMARIZE_INSTRUCTION[style, language]


def combine_instruction(style: Style, language: Language, own: str = "") -> str:
    """The instruction before the summaries of the parts."""
    return f"{_COMBINE[language]} {own or _SHAPE[style, language]}"


def varied(chosen: Sampling) -> Sampling:
    """The sampling of another version, which is to differ from the one before."""
    return replace(
        chosen,
        temperature=max(chosen.temperature, _VARIED.temperature),
        top_k=max(chosen.top_k, _VARIED.top_k),
        top_p=max(chosen.top_p, _VARIED.top_p),
    )


def sampling(
    task: Task, style: Style, dialect: Dialect, *, max_tokens: int = 0, seed: int = 0
) -> Sampling:
    """The sampling of a task; `max_tokens` 0 takes the task's and style's own."""
    chosen = EXPAND_SAMPLING if task is Task.EXPAND else SUMMARIZE_SAMPLING
    chosen = replace(chosen, guard=GUARD)
    if task is Task.SUMMARIZE and style in _STYLE_TOKENS:
        chosen = replace(chosen, max_tokens=_STYLE_TOKENS[style])
    if task is Task.REWRITE:
        chosen = replace(chosen, max_tokens=_REWRITE_TOKENS)
    one_line = task is Task.REWRITE or (task is Task.SUMMARIZE and style is Style.TLDR)
    if dialect is Dialect.ADAPTED:
        chosen = replace(chosen, stop=("\n",) if one_line else ("\n\n",), guard=BASE_GUARD)
        if task is Task.EXPAND:
            chosen = replace(
                chosen,
                temperature=_ADAPTED_TEMPERATURE,
                repeat_penalty=_ADAPTED_PENALTY,
                guard=STRICTEST_GUARD,
            )
    if dialect is Dialect.COMPLETION:
        # A base model goes on with another paragraph for ever. Measured on Gemma 3 270M: when
        # expanding it loops without a penalty; when summarizing a penalty keeps it from copying.
        penalty = 1.1 if task is Task.EXPAND else 1.0
        chosen = replace(chosen, repeat_penalty=penalty, stop=("\n",) if one_line else ("\n\n",))
        chosen = replace(chosen, max_tokens=min(chosen.max_tokens, 320), guard=BASE_GUARD)
    return replace(chosen, max_tokens=max_tokens or chosen.max_tokens, seed=seed)
