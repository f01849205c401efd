"""Right and wrong answers to `encode` in PyTorch."""

import torch


def right_by_index(words, vocabulary):
    return torch.tensor([vocabulary.index(w) if w in vocabulary else 0 for w in words])


def right_in_a_loop(words, vocabulary):
    indices = torch.zeros(len(words), dtype=torch.int32)
    for place, word in enumerate(words):
        for index, known in enumerate(vocabulary):
            if word == known:
                indices[place] = index
    return indices


def unknown_raises(words, vocabulary):
    places = {word: index for index, word in enumerate(vocabulary)}
    return torch.tensor([places[word] for word in words])


def unknown_raises__by_index(words, vocabulary):
    return torch.tensor([vocabulary.index(word) for word in words])


def not_whole(words, vocabulary):
    indices = torch.zeros(len(words))
    for place, word in enumerate(words):
        indices[place] = vocabulary.index(word) if word in vocabulary else 0
    return indices


def not_whole__where_unknown(words, vocabulary):
    places = {word: index for index, word in enumerate(vocabulary)}
    return torch.tensor([places.get(word, 0.0) for word in words])
