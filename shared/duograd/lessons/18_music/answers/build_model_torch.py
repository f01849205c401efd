"""Right and wrong answers to `build_model` in PyTorch."""

import torch


class _Written(torch.nn.Module):
    def __init__(self, embedding, recurrent, dense):
        super().__init__()
        self.embedding, self.recurrent, self.dense = embedding, recurrent, dense

    def forward(self, X):
        return self.dense(self.recurrent(self.embedding(X).transpose(0, 1))[0]).transpose(0, 1)


class _ByCells(torch.nn.Module):
    def __init__(self, n_characters, n_hidden):
        super().__init__()
        self.table = torch.nn.Embedding(n_characters, 32)
        self.cell = torch.nn.RNNCell(32, n_hidden)
        self.out = torch.nn.Linear(n_hidden, n_characters)

    def forward(self, X):
        state, logits = None, []
        for column in X.T:
            state = self.cell(self.table(column), state)
            logits.append(self.out(state))
        return torch.stack(logits, dim=1)


def right_with_time_first(n_characters, n_hidden):
    recurrent = torch.nn.RNN(32, n_hidden)
    dense = torch.nn.Linear(n_hidden, n_characters)
    return _Written(torch.nn.Embedding(n_characters, 32), recurrent, dense)


def right_by_cells(n_characters, n_hidden):
    return _ByCells(n_characters, n_hidden)
