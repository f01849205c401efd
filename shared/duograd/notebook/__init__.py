"""What a lab imports."""

from duograd.frameworks import surroundings

if found := surroundings.in_the_way(("numpy",)):
    raise ImportError(found[0])  # before anything of ours needs NumPy

from duograd.notebook.bridge import load_weights
from duograd.notebook.entering import enter
from duograd.notebook.lab import attempt, check, hint, predict, progress, start
from duograd.notebook.real import real_model
from duograd.notebook.tracking import track

__all__ = ["attempt", "check", "enter", "hint", "load_weights", "predict", "progress",
           "real_model", "start", "track"]  # fmt: skip
