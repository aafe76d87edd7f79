"""Tests of what this course says; everything else in tests/ is about the machine, and rests on small courses of its own."""
