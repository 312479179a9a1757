"""Faithfulness without a model: hard facts, evidence and flips, sentence by sentence."""
