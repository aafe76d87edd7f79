"""Exercises as web sheets and printed sheets: blocks, layout data, typesetting."""
