"""The plan of a job: which strategy fits, and what it will cost in calls, tokens and seconds."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from precis.engine.base import Dialect, Engine, EngineInfo, Sampling
from precis.errors import TooLong
from precis.text.counted import counted
from precis.text.said import Said
from precis.writing import styles
from precis.writing.adapters import adapter_for, dialect_for
from precis.writing.job import Job, Plan, Strategy, Task
from precis.writing.messages import Prompts, prompts_for

# Tokens kept free for what joining texts adds to their sum.
_MARGIN = 16
_LEAST_REPLY = 128
# Share of a chunk that is repeated from the chunk before.
OVERLAP_SHARE = 0.05


@dataclass(frozen=True)
class Setting:
    """What a job and an engine decide together: prompts, sampling, and the room for text.

    `room` is the tokens of text that one call may hold, `chunk` those that it should.
    `adapter` is empty for the base model alone.
    """

    info: EngineInfo
    adapter: str
    prompts: Prompts
    sampling: Sampling
    room: int
    chunk: int


async def setting_for(job: Job, engine: Engine) -> Setting:
    """The setting of a job on an engine. Raises TooLong when not even the prompt fits."""
    info = await engine.info()
    adapter = adapter_for(job, info)
    dialect = dialect_for(adapter, info)
    prompts = prompts_for(job, dialect)
    sampling = styles.sampling(
        job.task, job.style, dialect, max_tokens=job.max_tokens, seed=job.seed
    )
    if job.variant:
        sampling = styles.varied(sampling)
    if job.words and dialect is not Dialect.INSTRUCT:
        most = min(sampling.max_tokens, await _tokens_of_words(job, engine))
        sampling = replace(sampling, max_tokens=most)
    prompts, overhead = await _fitting(job, prompts, engine, info.context)
    if overhead + 2 * _LEAST_REPLY > info.context:
        raise TooLong(
            Said(
                "The instructions and examples alone have {tokens:,} tokens; the model takes "
                "{context:,}. Use fewer examples or a larger precis.engine.context.",
                tokens=overhead,
                context=info.context,
            )
        )
    new = min(sampling.max_tokens, (info.context - overhead) // 2)
    sampling = replace(sampling, max_tokens=new)
    room = info.context - new - overhead - _MARGIN
    chunk = min(room, info.chunk)
    return Setting(info, adapter, prompts, sampling, room, chunk)


async def _fitting(job: Job, prompts: Prompts, engine: Engine, context: int) -> tuple[Prompts, int]:
    """The prompts with as many passages as leave room for text and reply, and their tokens."""
    overhead = await _overhead(job, prompts, engine)
    if prompts.passages:
        text = (await engine.count_tokens([job.text]))[0]
        while prompts.passages and (context - overhead) // 2 < text + _MARGIN + _LEAST_REPLY:
            prompts = replace(prompts, passages=prompts.passages[:-1])
            overhead = await _overhead(job, prompts, engine)
    return prompts, overhead


async def _overhead(job: Job, prompts: Prompts, engine: Engine) -> int:
    """Tokens of the longest prompt without any text."""
    return max(
        await engine.count_prompt(prompts.of(job.task, "")),
        await engine.count_prompt(prompts.combine([""])),
        await engine.count_prompt(prompts.refine("", "")),
    )


async def _tokens_of_words(job: Job, engine: Engine) -> int:
    """Tokens of the length wanted, for a model that follows no wish: at the rate of its text."""
    tokens = (await engine.count_tokens([job.text]))[0]
    return max(_LEAST_REPLY // 4, math.ceil(job.words * tokens / max(1, len(job.text.split()))))


async def plan(job: Job, engine: Engine) -> Plan:
    """The plan of a job. Raises TooLong when the strategy asked for cannot do it."""
    setting = await setting_for(job, engine)
    tokens = (await engine.count_tokens([job.text]))[0]
    if job.task is not Task.SUMMARIZE:
        return _single(setting, tokens, _in_one_piece(job.task, len(setting.prompts.passages)))
    fits = tokens <= setting.room
    strategy = job.strategy
    reason = Said("The strategy {strategy} was asked for.", strategy=strategy.value)
    if strategy is Strategy.AUTO:
        strategy = Strategy.STUFF if fits else Strategy.MAP_REDUCE
        reason = _by_size(tokens, setting.room)
    if strategy is Strategy.STUFF:
        return _single(setting, tokens, reason)
    return await _several(job, engine, setting, strategy, tokens, reason)


def _in_one_piece(task: Task, passages: int) -> Said:
    """Why a text that is no summary is written in one call, and what is read beside it."""
    doing = Said("Expanding") if task is Task.EXPAND else Said("Rewriting")
    if not passages:
        return Said("{doing} takes a text in one piece.", doing=doing)
    return Said(
        "{doing} takes a text in one piece, beside {passages} of the source.",
        doing=doing,
        passages=counted(passages, "passage"),
    )


def _by_size(tokens: int, room: int) -> Said:
    """Why a summary is written in one call or in several, where Précis chooses."""
    if tokens <= room:
        return Said(
            "The text fits one call ({tokens:,} of {room:,} tokens).", tokens=tokens, room=room
        )
    return Said(
        "The text has {tokens:,} tokens and one call holds {room:,}, "
        "so its parts are summarized first.",
        tokens=tokens,
        room=room,
    )


def _single(setting: Setting, tokens: int, reason: str) -> Plan:
    if tokens > setting.room:
        raise TooLong(
            Said(
                "The text has {tokens:,} tokens; one call of {model} holds {room:,} besides its "
                "reply. Select less, or summarize with map_reduce or refine.",
                tokens=tokens,
                model=setting.info.model,
                room=setting.room,
            )
        )
    prompt = setting.info.context - setting.room - setting.sampling.max_tokens + tokens
    return _costed(setting, Strategy.STUFF, reason, 1, prompt, setting.sampling.max_tokens)


async def _several(
    job: Job, engine: Engine, setting: Setting, strategy: Strategy, tokens: int, reason: str
) -> Plan:
    """Calls for the parts' chunks, counted from their sizes without cutting the text yet."""
    sizes = await engine.count_tokens([part.span.of(job.text) for part in job.parts])
    room = chunk_limit(setting, strategy) * 0.8
    chunks = max(1, sum(-(-size // max(1, int(room))) for size in sizes if size))
    new = setting.sampling.max_tokens
    calls, prompt = chunks, int(tokens * (1 + OVERLAP_SHARE))
    if strategy is Strategy.MAP_REDUCE and chunks > 1:
        waiting = chunks
        while waiting > 1:
            per_call = max(2, setting.room // new)
            rounds = -(-waiting // per_call)
            calls, prompt = calls + rounds, prompt + waiting * new
            waiting = rounds
    elif strategy is Strategy.REFINE:
        prompt += (chunks - 1) * new
    prompt += calls * (setting.info.context - setting.room - new)
    return _costed(setting, strategy, reason, calls, prompt, calls * new)


def chunk_limit(setting: Setting, strategy: Strategy) -> int:
    """Tokens that a chunk may have; refining also needs room for the summary so far."""
    used = setting.sampling.max_tokens if strategy is Strategy.REFINE else 0
    return max(32, min(setting.chunk, setting.room - used))


def _costed(
    setting: Setting, strategy: Strategy, reason: str, calls: int, prompt: int, new: int
) -> Plan:
    seconds = prompt / setting.info.prefill_rate + new / setting.info.decode_rate
    return Plan(strategy, reason, calls, prompt, new, seconds)
