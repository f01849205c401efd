"""Right answers to `batch_tunes` in PyTorch."""

import torch


def right_by_pad_sequence(tunes, vocabulary):
    places = {character: number for number, character in enumerate(vocabulary, 1)}
    rows = [torch.tensor([places[character] for character in tune]) for tune in tunes]
    pad = torch.nn.utils.rnn.pad_sequence
    read, asked = ([row[part] for row in rows] for part in (slice(-1), slice(1, None)))
    return pad(read, batch_first=True), pad(asked, batch_first=True)


def right_into_zeros(tunes, vocabulary):
    T = max(map(len, tunes)) - 1
    X, Y = torch.zeros(2, len(tunes), T, dtype=torch.int64)
    for row, tune in enumerate(tunes):
        for t in range(len(tune) - 1):
            X[row, t] = vocabulary.find(tune[t]) + 1
            Y[row, t] = vocabulary.find(tune[t + 1]) + 1
    return [X, Y]


def shorter_ones_refused(tunes, vocabulary):
    rows = [[vocabulary.index(character) + 1 for character in tune] for tune in tunes]
    table = torch.tensor(rows)
    return table[:, :-1], table[:, 1:]


def not_whole(tunes, vocabulary):
    T = max(map(len, tunes)) - 1
    X, Y = torch.zeros(2, len(tunes), T)
    for row, tune in enumerate(tunes):
        indices = torch.tensor([vocabulary.index(character) + 1 for character in tune])
        X[row, : len(tune) - 1], Y[row, : len(tune) - 1] = indices[:-1], indices[1:]
    return X, Y


def newlines_not_read(tunes, vocabulary):
    T = max(len(tune) for tune in tunes) - 1
    X, Y = [], []
    for tune in tunes:
        x = [vocabulary.index(character) + 1 for character in tune if character != "\n"]
        y = [vocabulary.index(character) + 1 for character in tune[1:]]
        X.append(x + [0] * (T - len(x)))
        Y.append(y + [0] * (T - len(y)))
    return torch.tensor(X), torch.tensor(Y)


def last_of_the_shorter_read(tunes, vocabulary):
    T = max(len(tune) for tune in tunes) - 1
    X, Y = [], []
    for tune in tunes:
        indices = [vocabulary.index(character) + 1 for character in tune]
        x, y = indices[:T], indices[1:]
        X.append(x + [0] * (T - len(x)))
        Y.append(y + [0] * (T - len(y)))
    return torch.tensor(X), torch.tensor(Y)


def strip_newlines_and_blanks(tunes, vocabulary):
    T = max(len(tune) for tune in tunes) - 1
    X, Y = [], []
    for tune in tunes:
        indices = [vocabulary.index(character) + 1 for character in tune.strip()]
        x, y = indices[:-1], indices[1:]
        X.append(x + [0] * (T - len(x)))
        Y.append(y + [0] * (T - len(y)))
    return torch.tensor(X), torch.tensor(Y)
