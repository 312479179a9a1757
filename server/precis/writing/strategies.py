"""The three strategies (stuff, map-reduce, refine) as LangChain runnables over our chat model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.runnables import Runnable, RunnableLambda

from precis.engine.base import Reply
from precis.errors import WritingError
from precis.text.said import Said
from precis.writing.chat_model import EngineChatModel
from precis.writing.job import Progress, Step, Task, WritingEvent
from precis.writing.messages import Messages, Prompts
from precis.writing.splitting import Chunk, CountTokens

_CHUNKS = Said("Summarizing the chunks")
# A collapse that does not shrink the summaries by at least this much will never end.
_MUST_SHRINK = 0.95
# A line of the instruction this long (in characters) does not stand in a summary by chance.
_INSTRUCTION_LINE = 20
_REFUSALS = re.compile(
    r"(the )?(original|existing|previous|given) summary (remains|is (already|still|good|fine)"
    r"|does not need|needs no)|no (further )?refine?ment|(기존|원래) 요약(을|은|이)? (그대로|유지)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Kit:
    """What every strategy works with.

    `model` is told of each reply; `final` is the same model, whose pieces are also shown while
    the last call writes. `room` is the tokens of text that one call may hold.
    """

    model: EngineChatModel
    final: EngineChatModel
    prompts: Prompts
    room: int
    count: CountTokens
    emit: Callable[[WritingEvent], None]


def stuff(kit: Kit) -> Runnable[str, str]:
    """The whole text in one call."""
    return _summarize(kit, kit.final)


def map_reduce(kit: Kit) -> Runnable[Sequence[Chunk], str]:
    """Each chunk summarized by itself, in one batch; then one summary of the summaries."""

    async def run(chunks: Sequence[Chunk]) -> str:
        if len(chunks) == 1:
            return await stuff(kit).ainvoke(chunks[0].text)
        each = _summarize(kit, _counting(kit, len(chunks)))
        summaries = await each.abatch([chunk.text for chunk in chunks])
        for number, summary in enumerate(summaries, 1):
            kit.emit(Step(Said("Chunk"), number, len(summaries), summary))
        summaries = await _collapse(kit, [summary for summary in summaries if summary.strip()])
        if not summaries:
            raise WritingError(
                Said(
                    "The model wrote nothing for any part of the text. "
                    "Try the strategy refine, or a larger model."
                )
            )
        kit.emit(Progress(Said("Combining the summaries"), len(chunks), len(chunks)))
        return await _combine(kit, kit.final).ainvoke(summaries)

    return RunnableLambda(run)


def refine(kit: Kit) -> Runnable[Sequence[Chunk], str]:
    """The first chunk's summary, made better with each following chunk."""

    async def run(chunks: Sequence[Chunk]) -> str:
        total = len(chunks)
        summary = ""
        for number, chunk in enumerate(chunks, 1):
            kit.emit(Progress(Said("Refining"), number - 1, total))
            model = kit.final if number == total else kit.model
            if summary:
                answer = await _refine(kit, model).ainvoke((summary, chunk.text))
                summary = summary if is_no_summary(answer, summary, kit.prompts) else answer
            else:
                summary = await _summarize(kit, model).ainvoke(chunk.text)
            kit.emit(Step(Said("Summary after chunk"), number, total, summary))
        return summary

    return RunnableLambda(run)


def _summarize(kit: Kit, model: EngineChatModel) -> Runnable[str, str]:
    def ask(text: str) -> list[BaseMessage]:
        return _turns(kit.prompts.of(Task.SUMMARIZE, text))

    return RunnableLambda(ask) | model | StrOutputParser()


def _combine(kit: Kit, model: EngineChatModel) -> Runnable[list[str], str]:
    def ask(summaries: list[str]) -> list[BaseMessage]:
        return _turns(kit.prompts.combine(summaries))

    return RunnableLambda(ask) | model | StrOutputParser()


def _refine(kit: Kit, model: EngineChatModel) -> Runnable[tuple[str, str], str]:
    def ask(pair: tuple[str, str]) -> list[BaseMessage]:
        return _turns(kit.prompts.refine(*pair))

    return RunnableLambda(ask) | model | StrOutputParser()


def is_no_summary(answer: str, existing: str, prompts: Prompts) -> bool:
    """Whether a refining model talked about its task, or repeated it, instead of doing it.

    Known from LangChain's issue 2504: the answer is "the original summary remains unchanged".
    """
    text = answer.strip()
    if not text:
        return True
    refusal = _REFUSALS.search(text[:200])
    if refusal and (refusal.start() == 0 or len(text) < max(200, len(existing))):
        return True
    asked = prompts.refine("", "")[0].content
    repeated = any(line in text for line in asked.splitlines() if len(line) >= _INSTRUCTION_LINE)
    return repeated or _share_within(text, asked) > 0.5


def _share_within(text: str, other: str) -> float:
    """Share of the five-word groups of `text` that `other` has too."""
    words, there = text.casefold().split(), " ".join(other.casefold().split())
    groups = [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]
    return sum(group in there for group in groups) / len(groups)


async def _collapse(kit: Kit, summaries: list[str]) -> list[str]:
    """Combine neighbours until all summaries fit one call.

    Ends always (LangChain's can loop for ever, its issue 16251): a round that does not shrink
    them enough is the last one. Raises WritingError when they still do not fit then.
    """
    sizes = await kit.count(summaries)
    while len(summaries) > 1 and sum(sizes) > kit.room:
        groups = _groups(summaries, sizes, kit.room)
        kit.emit(Progress(Said("Collapsing the summaries"), 0, len(groups)))
        if all(len(group) == 1 for group in groups):
            break
        summaries = await _combine(kit, kit.model).abatch(groups)
        summaries = [summary for summary in summaries if summary.strip()]
        before, sizes = sum(sizes), await kit.count(summaries)
        if sum(sizes) > before * _MUST_SHRINK:
            break
    if sum(sizes) > kit.room:
        raise WritingError(
            Said(
                "The summaries of the parts have {tokens:,} tokens together and do not get "
                "shorter; {room:,} fit one call. Summarize with the style brief or tldr, "
                "or section by section.",
                tokens=sum(sizes),
                room=kit.room,
            )
        )
    return summaries


def _groups(summaries: Sequence[str], sizes: Sequence[int], room: int) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    used = 0
    for summary, size in zip(summaries, sizes, strict=True):
        if groups[-1] and used + size > room:
            groups.append([])
            used = 0
        groups[-1].append(summary)
        used += size
    return groups


def _counting(kit: Kit, total: int) -> EngineChatModel:
    """The model that also tells how far a batch is."""
    told = kit.model.on_reply
    done = 0
    kit.emit(Progress(_CHUNKS, 0, total))

    def on_reply(index: int, reply: Reply) -> None:
        nonlocal done
        done += 1
        if told is not None:
            told(index, reply)
        kit.emit(Progress(_CHUNKS, done, total))

    return kit.model.model_copy(update={"on_reply": on_reply})


def _turns(messages: Messages) -> list[BaseMessage]:
    kinds = {"user": HumanMessage, "assistant": AIMessage}
    return [kinds[message.role](content=message.content) for message in messages]
