"""Answers to `EarlyStopping` in PyTorch, wrong ones."""

import torch


class not_a_list_of_arrays__but_of_tensors(_Stopping):
    def kept(self, weights):
        return [torch.tensor(array) for array in weights]
