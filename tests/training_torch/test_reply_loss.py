"""Our loss on replies: the same value and gradient as plain cross entropy over all positions."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("trl", reason="needs trl: pip install '.[training]'")

import torch

from precis_training.reply_loss import ReplyLoss, add_reply_loss
from precis_training.rows import IGNORED


@pytest.mark.parametrize("cap", [None, 3.0], ids=["plain", "soft-capped"])
@pytest.mark.parametrize("positions", [1, 128, 300])
def test_value_and_gradient_are_those_of_cross_entropy(positions: int, cap: float | None) -> None:
    torch.manual_seed(positions)
    hidden = torch.randn(positions, 24, dtype=torch.float64, requires_grad=True)
    head = torch.randn(500, 24, dtype=torch.float64)
    targets = torch.randint(500, (positions,))
    logits = hidden @ head.T
    if cap:
        logits = torch.tanh(logits / cap) * cap
    expected = torch.nn.functional.cross_entropy(logits, targets, reduction="sum")
    (wanted,) = torch.autograd.grad(expected * 3, hidden)

    found = ReplyLoss.apply(hidden, head, targets, cap)
    (gradient,) = torch.autograd.grad(found * 3, hidden)

    torch.testing.assert_close(found.double(), expected, rtol=1e-5, atol=1e-5)
    torch.testing.assert_close(gradient, wanted, rtol=1e-4, atol=1e-4)


def test_a_models_loss_is_transformers_own(base: Path) -> None:
    from transformers import AutoModelForCausalLM

    model = AutoModelForCausalLM.from_pretrained(base)
    ids = torch.randint(6, 300, (2, 9))
    labels = ids.clone()
    labels[:, :4] = IGNORED
    labels[1, 7:] = IGNORED
    expected = model(input_ids=ids, labels=labels).loss
    add_reply_loss(model)

    total = model(input_ids=ids, reply_labels=labels)

    torch.testing.assert_close(total / 8, expected)
    torch.testing.assert_close(model(input_ids=ids, labels=labels).loss, expected)
