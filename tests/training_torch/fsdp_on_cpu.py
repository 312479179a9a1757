"""Runs `python -m precis_training` with FSDP on CPU processes, which accelerate keeps for GPUs."""

from __future__ import annotations

import runpy
import sys
from typing import Any

import accelerate.state

from precis_training import base

_KINDS: Any = accelerate.state.DistributedType


class _Kinds:
    """One of the kinds of GPU that get FSDP is a number of CPU processes."""

    def __getattr__(self, name: str) -> Any:
        return _KINDS.MULTI_CPU if name == "MULTI_NEURON" else getattr(_KINDS, name)


accelerate.state.DistributedType = _Kinds()
base.has_triton = lambda machine: True  # the loss that GPUs get: ours takes no sharded head
sys.argv[0] = "precis_training"
runpy.run_module("precis_training", run_name="__main__")
