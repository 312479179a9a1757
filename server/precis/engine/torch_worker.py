"""The one thread that computes: which request takes the next step; imported by the torch engine.

Requests that read their prompt and batches that write take turns, one chunk or one token each,
so a new request waits for a single step and never for another reply. A row whose prompt is
read joins the batch of its adapter at once and leaves it alone.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import torch

from precis.engine.base import Event, Piece, Prefill, Priority, Reply, Sampling, Stop, TokenLogprob
from precis.engine.counters import Counters
from precis.engine.job_queue import Job, JobQueue
from precis.engine.prefixes import KeptPrefixes, common_length
from precis.engine.refusals import out_of_memory
from precis.engine.reply_text import ReplyText
from precis.engine.torch_batch import Batch, KeyValues, prefill
from precis.engine.torch_load import LoadedModel
from precis.engine.torch_memory import give_memory_back, is_out_of_memory
from precis.engine.torch_sampling import PENALTY_WINDOW, Choosing, choose, likeliest, logprobs_of
from precis.engine.vocabulary import Vocabulary
from precis.errors import EngineError
from precis.text.said import Said

# Logits of all positions are large (262,144 numbers a token), so they are asked for in
# smaller chunks.
_JUDGED_CHUNK = 32
# A request waits for another one's prompt when that saves it this many tokens of its own.
_WORTH_WAITING = 64


@dataclass(eq=False)
class _Row:
    """A job and what it has got to; enough to go on after its cache was given up."""

    job: Job
    text: ReplyText
    generator: torch.Generator
    started: float = 0.0  # time.perf_counter() when it first left the queue
    written: list[int] = field(default_factory=list)
    cache: KeyValues | None = None  # while the prompt is read
    reused: int = 0  # tokens of the prompt that were known already
    failed_alone: bool = False  # ran out of memory with nothing beside it
    judgements: list[float] = field(default_factory=list)
    logprobs: list[TokenLogprob] = field(default_factory=list)  # of tokens without a piece yet

    @property
    def tokens(self) -> list[int]:
        """All tokens to be read when it begins, or begins again."""
        return self.job.prompt + self.written

    def choosing(self) -> Choosing:
        return Choosing(self.sampling, self.generator, self.written[-PENALTY_WINDOW:])

    @property
    def sampling(self) -> Sampling:
        assert self.job.sampling is not None, "a job without sampling writes nothing"
        return self.job.sampling


class _Group:
    """The rows of one adapter that write together."""

    def __init__(self, adapter: str) -> None:
        self.adapter = adapter
        self.rows: list[_Row] = []
        self.batch = Batch()


class Worker:
    """Owns the model's thread; `submit`, `wake`, `served` and `close` are for the others."""

    def __init__(
        self, model: LoadedModel, vocabulary: Vocabulary, ends: frozenset[int], counters: Counters
    ) -> None:
        self._model = model
        self._vocabulary = vocabulary
        self._ends = ends
        self._counters = counters
        self._forbidden = torch.tensor(vocabulary.forbidden, dtype=torch.long, device=model.device)
        self._queue: JobQueue[_Row] = JobQueue(counters)
        self.wake = self._queue.wake
        self.served = self._queue.served
        self._ring: deque[_Row | _Group] = deque()
        self._limit = model.plan.parallel  # rows at once; fewer after running out of memory
        self._kept: KeptPrefixes[KeyValues] = KeptPrefixes(model.plan.context)
        self._thread = threading.Thread(target=self._work, name="torch", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Queue a job. Raises EngineError once the engine is closing."""
        sampling = job.sampling or Sampling()
        text = ReplyText(self._vocabulary.decode, sampling.stop)
        generator = torch.Generator().manual_seed(sampling.seed)
        self._queue.put(_Row(job, text, generator))

    def close(self) -> None:
        """End all work and give the caches back; waits for the step that is running."""
        self._queue.close()
        self._thread.join()

    # Everything below runs in the thread.

    def _work(self) -> None:
        with torch.inference_mode():
            while self._queue.ready(busy=bool(self._ring)):
                try:
                    self._drop_cancelled()
                    self._admit()
                    if self._ring:
                        self._turn(self._ring.popleft())
                except Exception as error:
                    # A fault of ours. Nobody may wait for ever for a thread that has ended.
                    stopped = Said("The engine stopped: {error}. Run it again.", error=repr(error))
                    self._end_all(EngineError(stopped))
                self._counters.running = len(self._rows())
        self._end_all(EngineError(Said("The engine was closed meanwhile. Start it again.")))
        self._kept.clear()
        self._counters.running = 0
        give_memory_back(self._model.device)

    def _end_all(self, error: EngineError) -> None:
        for row in [*self._rows(), *self._queue.take_all()]:
            _end(row.job, error)
        self._ring.clear()

    def _rows(self) -> list[_Row]:
        rows: list[_Row] = []
        for unit in self._ring:
            rows += unit.rows if isinstance(unit, _Group) else [unit]
        return rows

    def _drop_cancelled(self) -> None:
        gone = [row for row in self._rows() if row.job.cancelled.is_set()]
        self._remove(gone)
        for row in [*gone, *self._queue.take_cancelled()]:
            _end(row.job)

    def _remove(self, gone: list[_Row]) -> None:
        """Take rows out of the ring."""
        for unit in list(self._ring) if gone else []:
            if isinstance(unit, _Group):
                self._keep_rows(unit, [row for row in unit.rows if row not in gone])
            elif unit in gone:
                self._ring.remove(unit)

    def _admit(self) -> None:
        """Let waiting jobs begin, as many rows as there is memory for."""
        running = self._rows()
        for row in self._queue.first(2 * self._limit, running):
            if len(self._rows()) >= self._limit and not self._makes_room(row.job):
                return
            if not self._better_waits(row):
                self._queue.take([row])
                self._begin(row)

    def _makes_room(self, job: Job) -> bool:
        """Send a row of a long job back to the queue, so that a person need not wait for it."""
        if job.priority is not Priority.INTERACTIVE:
            return False
        batch = [row for row in self._rows() if row.job.priority is not Priority.INTERACTIVE]
        if not batch:
            return False
        # Whoever has written least loses least.
        least = min(batch, key=lambda row: len(row.written))
        self._remove([least])
        self._put_back([least])
        return True

    def _better_waits(self, row: _Row) -> bool:
        """Whether another prompt, being read now, is about to hold most of what this one needs."""
        job = row.job
        shared = max(
            (
                common_length(other.job.prompt, job.prompt)
                for other in self._ring
                if isinstance(other, _Row) and other.job.adapter == job.adapter
            ),
            default=0,
        )
        if shared < _WORTH_WAITING:
            return False
        return shared - self._kept.longest(job.adapter, job.prompt)[1] >= _WORTH_WAITING

    def _begin(self, row: _Row) -> None:
        job, tokens = row.job, row.tokens
        row.started = row.started or time.perf_counter()
        row.cache, row.reused = KeyValues(), 0
        try:
            # Judged tokens need their logits, so their prompt is computed and not reused.
            if not job.judged:
                kept, row.reused = self._kept.longest(job.adapter, tokens)
                row.cache = kept.cache.first(row.reused) if kept else row.cache
        except Exception as error:
            self._fail([row], error)
            return
        if not row.written:
            _tell(job, Prefill(row.reused, len(tokens), row.reused))
        self._ring.appendleft(row)

    def _turn(self, unit: _Row | _Group) -> None:
        """One chunk or one token; the unit goes to the end of the ring unless it is done."""
        self._counters.last_step = time.monotonic()
        try:
            if isinstance(unit, _Group):
                self._decode(unit)
            else:
                self._read(unit)
        except Exception as error:
            self._fail(unit.rows if isinstance(unit, _Group) else [unit], error)
        self._counters.last_step = time.monotonic()

    def _read(self, row: _Row) -> None:
        """Read the next chunk of a prompt; after the last one the row writes its first token."""
        job, tokens, cache = row.job, row.tokens, row.cache
        assert cache is not None
        begin = cache.length
        end = min(len(tokens), begin + self._model.plan.machine.chunk)
        # The logits after token i - 1 judge token i.
        judging = len(tokens) - max(1, job.judged) - (1 if job.judged else 0)
        if job.judged and end > judging:
            end = min(end, max(begin + _JUDGED_CHUNK, judging))
        keep = max(0, end - max(begin, judging))
        started = time.perf_counter()
        self._model.use(job.adapter)
        logits = prefill(self._model.module, cache, tokens[begin:end], keep)
        if job.judged and (judged := tokens[end - keep + 1 : end + 1] if keep else []):
            row.judgements += logprobs_of(logits[: len(judged)], judged)
        self._counters.prefill_seconds += time.perf_counter() - started
        self._counters.prompt_tokens += end - begin
        self._queue.count(job.session, end - begin)
        if not row.written:
            _tell(job, Prefill(end, len(tokens), row.reused))
        if end < len(tokens):
            self._ring.append(row)
        else:
            self._prompt_is_read(row, cache, logits)

    def _prompt_is_read(self, row: _Row, cache: KeyValues, logits: torch.Tensor) -> None:
        job = row.job
        row.cache = None
        if self._limit == self._model.plan.parallel and not row.failed_alone:
            self._kept.keep(job.adapter, row.tokens, cache)
        if job.sampling is None:
            _tell(job, row.judgements if job.judged else _shares(logits[-1], job.choices))
            _end(job)
            return
        if not self._choose([row], logits[-1:].clone()):
            return
        group = self._group(job.adapter)
        group.rows.append(row)
        try:
            group.batch.join(cache)
        except Exception as error:
            self._ring.remove(group)
            self._fail(group.rows, error)

    def _group(self, adapter: str) -> _Group:
        for unit in self._ring:
            if isinstance(unit, _Group) and unit.adapter == adapter:
                return unit
        group = _Group(adapter)
        self._ring.append(group)
        return group

    def _decode(self, group: _Group) -> None:
        """Write one token in every row of a group."""
        started = time.perf_counter()
        self._model.use(group.adapter)
        logits = group.batch.step(self._model.module, [row.written[-1] for row in group.rows])
        going_on = self._choose(group.rows, logits)
        self._counters.decode_seconds += time.perf_counter() - started
        self._counters.tokens += len(group.rows)
        self._ring.append(group)
        self._keep_rows(group, going_on)

    def _keep_rows(self, group: _Group, rows: list[_Row]) -> None:
        """Let the other rows go; a group without rows leaves the ring."""
        if len(rows) == len(group.rows):
            return
        if not rows:
            self._ring.remove(group)
            return
        places = [group.rows.index(row) for row in rows]
        group.rows = rows
        try:
            group.batch.keep(places)
        except Exception as error:
            self._ring.remove(group)
            self._fail(rows, error)

    def _choose(self, rows: list[_Row], logits: torch.Tensor) -> list[_Row]:
        """Give each row its next token; those that go on after it. The logits are overwritten."""
        plain = {
            number: logits[number].clone()
            for number, row in enumerate(rows)
            if row.sampling.logprobs
        }
        chosen = choose(logits, [row.choosing() for row in rows], self._forbidden)
        for number, of_row in plain.items():
            self._note(rows[number], of_row, chosen[number])
        return [row for row, token in zip(rows, chosen, strict=True) if not self._write(row, token)]

    def _note(self, row: _Row, logits: torch.Tensor, token: int) -> None:
        """Keep a token's log-probability, as the model gave it, for the piece it will be in."""
        own, top = likeliest(logits, token, row.sampling.logprobs)
        text = self._vocabulary.decode
        row.logprobs.append(
            TokenLogprob(text([token]), own, tuple((text([one]), value) for one, value in top))
        )

    def _write(self, row: _Row, token: int) -> bool:
        """Take a chosen token; True when the reply has ended with it."""
        if token in self._ends:
            return self._finish(row, Stop.END)
        row.written.append(token)
        self._queue.count(row.job.session, 1)
        self._give(row, row.text.add(token))
        if row.text.stopped:
            return self._finish(row, Stop.END)
        if len(row.written) >= row.sampling.max_tokens:
            return self._finish(row, Stop.LENGTH)
        return False

    def _give(self, row: _Row, text: str) -> None:
        if text:
            _tell(row.job, Piece(text, len(row.written), tuple(row.logprobs)))
            row.logprobs = []

    def _finish(self, row: _Row, stop: Stop) -> bool:
        self._give(row, row.text.finish())
        seconds = time.perf_counter() - row.started
        prompt_tokens = len(row.job.prompt)
        _tell(row.job, Reply(row.text.text, len(row.written), prompt_tokens, seconds, stop))
        _end(row.job)
        self._limit = min(self._limit + 1, self._model.plan.parallel)
        return True

    def _fail(self, rows: list[_Row], error: BaseException) -> None:
        """A step failed. For want of memory: fewer at once, and again; else an error to each."""
        if not is_out_of_memory(error):
            for row in rows:
                broken = EngineError(Said("The model stopped: {error}. Run it again.", error=error))
                broken.__cause__ = error
                _end(row.job, broken)
            return
        self._kept.clear()
        together = len(rows) + len(self._rows())
        if together > 1 or not rows[0].failed_alone:
            # Alone it is tried once more, now that no other prompt is kept.
            rows[0].failed_alone = together == 1
            self._limit = max(1, together // 2)
            self._put_back(rows)
        else:
            plan = self._model.plan
            alone = out_of_memory(plan.machine.name, len(rows[0].tokens), plan.context)
            _end(rows[0].job, alone)
        # The error's traceback holds the tensors of the step that failed.
        error.__traceback__ = None
        give_memory_back(self._model.device)

    def _put_back(self, rows: list[_Row]) -> None:
        for row in rows:
            row.cache = None
            row.judgements = []
        self._queue.put_back(rows)


def _shares(logits: torch.Tensor, choices: Sequence[int]) -> list[float]:
    """Log-probability of each choice as the next token, among the choices alone."""
    distinct = list(dict.fromkeys(choices))
    values = torch.log_softmax(logits.float()[distinct], dim=-1).tolist()
    share = dict(zip(distinct, values, strict=True))
    return [share[choice] for choice in choices]


def _tell(job: Job, event: Event | list[float] | BaseException) -> None:
    """Hand an event over; a listener whose loop is closed wants nothing any more."""
    try:
        job.sink(event)
    except RuntimeError:
        job.cancelled.set()


def _end(job: Job, error: BaseException | None = None) -> None:
    if error is not None:
        _tell(job, error)
    with suppress(RuntimeError):
        job.sink(None)
