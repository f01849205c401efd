"""Duograd: deep-learning labs in PyTorch and TensorFlow, one lesson for both."""

__version__ = "0.1.0"
