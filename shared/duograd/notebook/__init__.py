"""What a lab imports."""

from duograd.notebook.lab import attempt, check, hint, predict, progress, start

__all__ = ["attempt", "check", "hint", "predict", "progress", "start"]
