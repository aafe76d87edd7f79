"""Workshops: plans with their clock, what to bring and to print, packs, and what the builder asks for."""
