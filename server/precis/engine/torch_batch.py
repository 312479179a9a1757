"""Key-value caches and batched decoding with torch; imported only by the torch engine.

Shapes: a cache layer's keys and values are [rows, kv_heads, tokens, head_dim], logits are
[rows, vocabulary]. A batch is left-padded: every row ends at the cache's last token, and row
i begins at column `starts[i]`.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch

from precis.engine.memory_plan import BLOCK


class KeyValues:
    """A cache that models write to and read from, as transformers' Cache is.

    transformers' own DynamicCache copies everything at every token; this one grows by whole
    blocks, so that the cost of a token does not depend on the length of the reply. Layers with
    a sliding window keep all their tokens, so that any prefix can be taken from it; the
    model's masks keep the window.
    """

    is_compileable = False
    is_initialized = True

    def __init__(self) -> None:
        self.length = 0  # tokens that are complete in all layers
        self._layers: list[tuple[torch.Tensor, torch.Tensor]] = []

    def update(
        self, keys: torch.Tensor, values: torch.Tensor, layer_idx: int, *_: object, **__: object
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Append a layer's new tokens and return all of that layer. `advance` completes them."""
        end = self.length + keys.shape[-2]
        if layer_idx == len(self._layers):
            self._layers.append((_blocks_like(keys, end), _blocks_like(values, end)))
        elif end > self._layers[layer_idx][0].shape[-2]:
            self._layers[layer_idx] = (
                self._grown(self._layers[layer_idx][0], end),
                self._grown(self._layers[layer_idx][1], end),
            )
        held_keys, held_values = self._layers[layer_idx]
        held_keys[:, :, self.length : end] = keys
        held_values[:, :, self.length : end] = values
        return held_keys[:, :, :end], held_values[:, :, :end]

    def advance(self, tokens: int) -> None:
        """All layers have these tokens now; a step that failed half-way never gets here."""
        self.length += tokens

    def get_seq_length(self, layer_idx: int = 0) -> int:  # noqa: ARG002 - transformers' name
        """Tokens in every layer."""
        return self.length

    def get_query_offset(self, layer_idx: int = 0) -> int:  # noqa: ARG002 - transformers' name
        """Position of the next token."""
        return self.length

    def get_mask_sizes(self, query_length: int, layer_idx: int) -> tuple[int, int]:  # noqa: ARG002
        """Length and offset of the keys that a mask must cover."""
        return self.length + query_length, 0

    def first(self, tokens: int) -> KeyValues:
        """A copy of the first tokens, which goes its own way."""
        copy = KeyValues()
        copy.length = tokens
        copy._layers = [
            (_copied(keys, tokens), _copied(values, tokens)) for keys, values in self._layers
        ]
        return copy

    def rearranged(
        self, rows: Sequence[int], skip: int, pad: int, other: KeyValues | None
    ) -> KeyValues:
        """A cache with only these rows, less `skip` columns or `pad` more before them.

        `other` holds one row that is added below, aligned at its end; it stays as it is. This
        cache is given up layer by layer, so that never two whole ones are held.
        """
        new = KeyValues()
        new.length = self.length - skip + pad if rows else 0
        if other is not None:
            new.length = max(new.length, other.length)
        self._layers.reverse()
        for number in range(len(other._layers if other is not None else self._layers)):
            old = self._layers.pop() if rows else (None, None)
            added = other._layers[number] if other is not None else (None, None)
            new._layers.append(
                (
                    self._side(new.length, old[0], rows, skip, added[0], other),
                    self._side(new.length, old[1], rows, skip, added[1], other),
                )
            )
        self.length = 0
        return new

    def _side(
        self,
        width: int,
        old: torch.Tensor | None,
        rows: Sequence[int],
        skip: int,
        added: torch.Tensor | None,
        other: KeyValues | None,
    ) -> torch.Tensor:
        """The keys or values of one layer, of `rows` of the old and one added row."""
        like = added if added is not None else old
        assert like is not None
        count = len(rows) + (added is not None)
        side = _blocks_like(like, width, count)
        # Padding is masked, but what is masked is still multiplied by zero: it must be a number.
        side[:, :, :width] = 0
        if old is not None:
            index = torch.tensor(rows, device=old.device)
            kept = old.index_select(0, index)[:, :, skip : self.length]
            side[: len(rows), :, width - kept.shape[2] : width] = kept
        if added is not None and other is not None:
            side[-1, :, width - other.length : width] = added[0, :, : other.length]
        return side

    def _grown(self, held: torch.Tensor, tokens: int) -> torch.Tensor:
        grown = _blocks_like(held, tokens)
        grown[:, :, : self.length] = held[:, :, : self.length]
        return grown


def _blocks_like(like: torch.Tensor, tokens: int, rows: int | None = None) -> torch.Tensor:
    """An empty cache side with room for these tokens, in whole blocks."""
    blocks = -(-tokens // BLOCK)
    count = like.shape[0] if rows is None else rows
    return like.new_empty((count, like.shape[1], blocks * BLOCK, like.shape[3]))


def _copied(held: torch.Tensor, tokens: int) -> torch.Tensor:
    copy = _blocks_like(held, tokens)
    copy[:, :, :tokens] = held[:, :, :tokens]
    return copy


class Batch:
    """The cache of requests that are decoded together; rows come and go between two steps."""

    def __init__(self) -> None:
        self.starts: list[int] = []  # the column at which each row begins
        self._cache = KeyValues()

    def join(self, cache: KeyValues) -> None:
        """Add a row below; `cache` holds it alone and stays as it is."""
        width = self._cache.length
        pad = max(0, cache.length - width) if self.starts else 0
        rows = range(len(self.starts))
        joined = self._cache.rearranged(rows, 0, pad, cache)
        self.starts = [start + pad for start in self.starts]
        self.starts.append(joined.length - cache.length)
        self._cache = joined

    def keep(self, rows: Sequence[int]) -> None:
        """Let all other rows go, and the columns that only they had."""
        starts = [self.starts[row] for row in rows]
        skip = min(starts, default=0)
        self.starts = [start - skip for start in starts]
        self._cache = self._cache.rearranged(rows, skip, 0, None) if rows else KeyValues()

    def step(self, model: torch.nn.Module, tokens: Sequence[int]) -> torch.Tensor:
        """Read each row's last token; the logits of its next one, [rows, vocabulary]."""
        device = next(model.parameters()).device
        width = self._cache.length + 1
        ids = torch.tensor(tokens, device=device)[:, None]
        starts = torch.tensor(self.starts, device=device)[:, None]
        columns = torch.arange(width, device=device)[None]
        # Without padding no mask is needed, and the fused kernels are faster without one.
        mask = columns >= starts if any(self.starts) else None
        logits = run(model, self._cache, ids, width - 1 - starts, mask, 1)
        return logits[:, -1]


def prefill(
    model: torch.nn.Module, cache: KeyValues, tokens: Sequence[int], keep: int
) -> torch.Tensor:
    """Read a chunk of one row; the logits after its last `keep` tokens, [keep, vocabulary]."""
    device = next(model.parameters()).device
    ids = torch.tensor(tokens, device=device)[None]
    positions = torch.arange(cache.length, cache.length + len(tokens), device=device)[None]
    logits = run(model, cache, ids, positions, None, keep)[0]
    # Without waiting here, chunks would queue up on the GPU, and a cancel behind them.
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()
    return logits


def run(
    model: torch.nn.Module,
    cache: KeyValues,
    ids: torch.Tensor,
    positions: torch.Tensor,
    mask: torch.Tensor | None,
    keep: int,
) -> torch.Tensor:
    """One forward pass; the cache advances only when it succeeded."""
    # An index of no positions spares the head, which is most of a small Gemma's work.
    wanted = keep or torch.empty(0, dtype=torch.long, device=ids.device)
    output = model(
        input_ids=ids,
        attention_mask=mask,
        position_ids=positions,
        past_key_values=cache,
        use_cache=True,
        logits_to_keep=wanted,
    )
    cache.advance(ids.shape[1])
    logits: torch.Tensor = output.logits
    return logits
