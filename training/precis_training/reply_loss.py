"""The loss on replies where TRL has no kernel for it: logits only where there is a label.

TRL's fused head scores every position on a CPU, and computes its logits again in the backward
pass. For Gemma 3 270M with its 262,144 tokens the head is most of the work, and of a summary's
row one token in eight has a label.
"""

from __future__ import annotations

import types
from typing import Any

import torch
from trl import SFTTrainer

from precis_training.rows import IGNORED

# Positions whose logits are held at a time: 128 x 262,144 numbers of 4 bytes are 134 MB.
_POSITIONS = 128


class ReplyLoss(torch.autograd.Function):  # type: ignore[misc]
    """Sum of the negative log-likelihoods (nats) of `targets` after the hidden states.

    The gradient with respect to `hidden` (n, width) is computed in the forward pass, as
    Liger-Kernel does (Hsu et al. 2024), so that no logits are kept: two products with the head
    instead of three. The head is frozen. `cap` is Gemma 2's soft-capping of the logits, or None.
    """

    @staticmethod
    def forward(
        ctx: Any,
        hidden: torch.Tensor,
        head: torch.Tensor,
        targets: torch.Tensor,
        cap: float | None,
    ) -> torch.Tensor:
        """The loss; `head` is (vocabulary, width), `targets` (n,)."""
        wanted = ctx.needs_input_grad[0]
        gradient = torch.empty_like(hidden) if wanted else None
        total = hidden.new_zeros((), dtype=torch.float32)
        for start in range(0, len(targets), _POSITIONS):
            part = slice(start, start + _POSITIONS)
            logits = (hidden[part] @ head.T).float()
            if cap:
                logits = torch.tanh(logits.div_(cap)).mul_(cap)
            bent = 1 - (logits / cap) ** 2 if cap and wanted else None
            index = targets[part].unsqueeze(1)
            right = logits.gather(1, index)
            normal = torch.logsumexp(logits, dim=1, keepdim=True)
            total += (normal - right).sum()
            if gradient is not None:
                slope = logits.sub_(normal).exp_()
                slope.scatter_add_(1, index, torch.full_like(right, -1.0))
                if bent is not None:
                    slope *= bent
                gradient[part] = slope.to(head.dtype) @ head
        ctx.save_for_backward(gradient)
        return total

    @staticmethod
    def backward(ctx: Any, *outer: torch.Tensor) -> tuple[torch.Tensor | None, None, None, None]:
        """The gradient of the hidden states, scaled by what comes after the sum."""
        (gradient,) = ctx.saved_tensors
        return outer[0] * gradient, None, None, None


def add_reply_loss(model: Any) -> None:
    """Let `model(..., reply_labels=labels)` return the summed loss of the labelled positions.

    It stays the same forward call, so that DDP's and PEFT's wrappers see it. Call it before them.
    """
    original = model.forward
    cap = getattr(model.config.get_text_config(), "final_logit_softcapping", None)

    def forward(self: Any, *arguments: Any, reply_labels: Any = None, **options: Any) -> Any:
        if reply_labels is None:
            return original(*arguments, **options)
        options.pop("labels", None)
        states = self.base_model(*arguments, **options).last_hidden_state[:, :-1]
        targets = reply_labels[:, 1:]
        labelled = targets != IGNORED
        head = self.get_output_embeddings().weight
        return ReplyLoss.apply(states[labelled], head, targets[labelled], cap)

    model.forward = types.MethodType(forward, model)


class ReplyTrainer(SFTTrainer):  # type: ignore[misc]
    """TRL's trainer with the loss above; for devices without Triton's kernels."""

    def compute_loss(
        self,
        model: Any,
        inputs: dict[str, Any],
        return_outputs: bool = False,
        num_items_in_batch: Any = None,
    ) -> Any:
        """The mean over the labelled tokens of the whole batch, over all processes."""
        if return_outputs:
            raise NotImplementedError("the logits of a whole batch are never computed")
        labels = inputs["labels"]
        given = {name: value for name, value in inputs.items() if name != "labels"}
        total = model(**given, reply_labels=labels, use_cache=False)
        tokens = (labels[:, 1:] != IGNORED).sum()
        if num_items_in_batch is None:
            return total / tokens.clamp(min=1)
        # The items are counted over all processes, whose gradients DDP averages.
        return total / num_items_in_batch * self.accelerator.num_processes
