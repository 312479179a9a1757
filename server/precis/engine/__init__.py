"""Engines: whatever turns messages into streamed text, behind one protocol."""
