"""Right and wrong answers to `he_weights` in PyTorch."""

import torch


def right_by_a_tensor(noise):
    return noise * torch.sqrt(torch.tensor(2.0) / noise.size(0))


def as_many_as_numbers(noise):
    return noise * (2 / noise.numel()) ** 0.5


def divided_by_its_size_1(noise):
    return noise / noise.std() * (2 / noise.shape[0]) ** 0.5


def not_from_the_noise(noise):
    return torch.randn(noise.shape) * (2 / len(noise)) ** 0.5
