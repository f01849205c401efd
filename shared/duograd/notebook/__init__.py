"""What a lab imports."""

from duograd.notebook.lab import attempt, check, hint, predict, progress, start
from duograd.notebook.tracking import track

__all__ = ["attempt", "check", "hint", "predict", "progress", "start", "track"]
