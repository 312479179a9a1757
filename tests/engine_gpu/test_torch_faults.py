"""The transformers engine with many requests, little memory and broken parts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch is missing: pip install '.[gpu]'")
pytest.importorskip("transformers", reason="transformers is missing: pip install '.[gpu]'")
pytest.importorskip("peft", reason="peft is missing: pip install '.[gpu]'")

from precis.engine.base import Piece, Priority, Stop, complete  # noqa: E402
from precis.errors import EngineError, ModelCorrupt, ModelMissing  # noqa: E402

from .asking import Load, asking, text_of, until  # noqa: E402

pytestmark = pytest.mark.gpu


async def test_a_short_request_does_not_wait_for_a_long_batch(gemma_3: Path, load: Load) -> None:
    engine = load(gemma_3, parallel=2)
    batch = asyncio.create_task(
        engine.batch(
            [asking(f"the sea {number}", "", Priority.BATCH, max_tokens=120) for number in range(6)]
        )
    )
    await until(lambda: engine.counters.tokens > 20)
    assert engine.counters.waiting == 4
    await complete(engine, asking("a short one", max_tokens=5))
    assert not batch.done()
    assert engine.counters.tokens < 360
    replies = await batch
    assert all(reply.tokens == 120 or reply.stop is Stop.END for reply in replies)


async def test_a_row_sent_back_writes_on_as_if_nothing_had_happened(
    gemma_3: Path, load: Load
) -> None:
    # In bf16, reading a text again rounds otherwise than writing it did.
    engine = load(gemma_3, parallel=1, quantization="fp32")
    alone = await text_of(engine, "the sea", max_tokens=200)
    batch = asyncio.create_task(
        engine.batch([asking("the sea", "", Priority.BATCH, max_tokens=200)])
    )
    before = engine.counters.tokens
    await until(lambda: engine.counters.tokens > before + 10)
    await complete(engine, asking("a short one", max_tokens=5))
    assert not batch.done()
    assert (await batch)[0].text == alone


async def test_two_long_requests_share_the_engine(
    gemma_3: Path, adapters: dict[str, Path], load: Load
) -> None:
    engine = load(gemma_3, adapters=adapters)
    written = {"": 0, "summarize": 0}

    async def write(adapter: str) -> None:
        async for event in engine.stream(asking("the sea", adapter, max_tokens=150)):
            if isinstance(event, Piece):
                written[adapter] = event.tokens

    tasks = [asyncio.create_task(write(adapter)) for adapter in written]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    assert min(written.values()) >= 0.4 * sum(written.values())
    await asyncio.gather(*tasks)


class _OutOfMemory:
    """A model that has no memory for some of its calls."""

    def __init__(self, model: Any, fails: Callable[[int, int], bool]) -> None:
        self._model = model
        self._fails = fails
        self._calls = 0

    def __call__(self, **inputs: Any) -> Any:
        self._calls += 1
        if self._fails(self._calls, len(inputs["input_ids"])):
            # As a real one: in the middle of the layers, some of which were written already.
            some = torch.zeros(len(inputs["input_ids"]), 2, inputs["input_ids"].shape[1], 16)
            inputs["past_key_values"].update(some, some, 0)
            raise torch.OutOfMemoryError("CUDA out of memory (not really)")
        return self._model(**inputs)

    def parameters(self) -> Any:
        return self._model.parameters()


async def test_out_of_memory_halves_the_batch_and_every_reply_is_whole(
    gemma_3: Path, load: Load
) -> None:
    engine = load(gemma_3)
    asked = [asking(f"the sea {number}", max_tokens=20) for number in range(4)]
    wanted = [reply.text for reply in await engine.batch(asked)]
    most = []

    def fails(_: int, rows: int) -> bool:
        most.append(rows)
        return rows > 2

    engine._model.module = _OutOfMemory(engine._model.module, fails)
    replies = await engine.batch(asked)
    assert [reply.text for reply in replies] == wanted
    assert max(most) <= 4
    assert most.count(4) + most.count(3) <= 4


@pytest.mark.parametrize("failing", [1, 2, 6])
async def test_out_of_memory_once_alone_is_tried_again(
    failing: int, gemma_3: Path, load: Load
) -> None:
    engine = load(gemma_3)
    wanted = await text_of(engine, "the sea")
    engine._model.module = _OutOfMemory(engine._model.module, lambda call, _: call == failing)
    assert await text_of(engine, "the sea") == wanted


async def test_out_of_memory_for_ever_is_an_error_and_the_engine_lives(
    gemma_3: Path, load: Load
) -> None:
    engine = load(gemma_3)
    wanted = await text_of(engine, "the sea")
    whole = engine._model.module
    engine._model.module = _OutOfMemory(whole, lambda *_: True)
    with pytest.raises(EngineError, match="ran out of memory with this request alone"):
        await text_of(engine, "the sea")
    engine._model.module = whole
    assert await text_of(engine, "the sea") == wanted


class _Broken(_OutOfMemory):
    """A model with a fault in every call."""

    def __init__(self, model: Any) -> None:
        super().__init__(model, lambda *_: bool(1 / 0))


async def test_a_broken_step_is_an_error_and_the_engine_lives(gemma_3: Path, load: Load) -> None:
    engine = load(gemma_3)
    whole = engine._model.module
    engine._model.module = _Broken(whole)
    with pytest.raises(EngineError, match="The model stopped"):
        await text_of(engine, "the sea")
    engine._model.module = whole
    assert await text_of(engine, "the sea")


async def test_many_requests_leave_nothing_behind(gemma_3: Path, load: Load) -> None:
    engine = load(gemma_3, parallel=3)
    replies = await engine.batch(
        [asking(f"the sea {number % 7}", max_tokens=3) for number in range(60)]
    )
    assert len(replies) == 60
    await until(lambda: engine.counters.running == 0)
    assert engine.counters.waiting == 0
    assert not engine._worker._ring
    assert sum(len(kept.tokens) for kept in engine._worker._kept._kept) <= 2048


async def test_a_session_that_had_less_comes_first(gemma_3: Path, load: Load) -> None:
    engine = load(gemma_3, parallel=1)
    order: list[str] = []

    async def write(session: str, number: int) -> None:
        await complete(engine, replace(asking(f"{number}", max_tokens=6), session=session))
        order.append(session)

    first = [asyncio.create_task(write("a", number)) for number in range(6)]
    await until(lambda: engine.counters.waiting >= 4)
    second = [asyncio.create_task(write("b", number)) for number in range(3)]
    await asyncio.gather(*first, *second)
    # The one that came later does not wait for all of the other's.
    assert order.index("b") <= 3
    assert order[-1] == "a"
    assert set(engine.served()) == {"a", "b"}


async def test_closing_twice_and_asking_afterwards(gemma_3: Path, load: Load) -> None:
    engine = load(gemma_3)
    writing = asyncio.create_task(complete(engine, asking("the sea", max_tokens=1500)))
    await until(lambda: engine.counters.tokens > 3)
    await engine.close()
    await engine.close()
    with pytest.raises(EngineError, match="closed"):
        await writing
    with pytest.raises(EngineError, match="closing"):
        await complete(engine, asking("the sea"))


def test_damaged_and_missing_models(gemma_3: Path, load: Load, tmp_path: Path) -> None:
    for file in gemma_3.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(ModelCorrupt, match="cut short"):
        load(tmp_path)
    with pytest.raises(ModelMissing, match="hf download nobody/nothing"):
        load(Path("nobody/nothing"))
