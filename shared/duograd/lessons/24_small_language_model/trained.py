"""Make the model of lessons 24 to 26: `python -m duograd.lessons.24_small_language_model.trained`.

It needs PyTorch, and some minutes. What comes out is one file for both frameworks, in
`duograd/data`: the tokens, how each word is written in them, and the weights as float16, rounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from duograd import data
from duograd.data.animals import STYLES, Example, examples, in_other_words
from duograd.data.language_model import (
    BOT,
    END,
    FILE,
    N_BLOCKS,
    N_HEADS,
    N_PLACES,
    USER,
    WIDTH,
    decode,
    encode,
    tokens,
)  # fmt: skip
from duograd.data.weights import rounded

SPECIAL = ["<pad>", "<user>", "<bot>", "<end>"]
MERGES, STEPS, BATCH, RATE = 160, 800, 32, 0.004


def write_vocabulary() -> dict[str, np.ndarray]:
    """The tokens, the words of every style, and how each word is written: a row, filled with 0."""
    told = [one for style in STYLES for one in examples(style)] + in_other_words()
    text = " ".join(f"{one.question} {one.answer}" for one in told)
    spelled, pieces = byte_pairs(Counter(text.split()))
    signs = sorted({sign for word in spelled for sign in f"▁{word}"})
    every = [*SPECIAL, *signs, *pieces]
    rows = [[every.index(token) for token in word] for word in spelled.values()]
    width = max(map(len, rows))
    table = np.array([row + [0] * (width - len(row)) for row in rows], "uint8")
    return {"tokens": np.array(every), "words": np.array(list(spelled)), "spelled": table}


def byte_pairs(words: Counter[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Each word in tokens, and the tokens that were made by joining two, in the order made."""
    spelled, made = {word: [*f"▁{word}"] for word in words}, []
    for _ in range(MERGES):
        pairs: Counter[tuple[str, str]] = Counter()
        for word, times in words.items():
            for pair in zip(spelled[word], spelled[word][1:], strict=False):
                pairs[pair] += times
        best = max(pairs, key=lambda pair: pairs[pair])  # of equals the one met first
        made.append("".join(best))
        spelled = {word: _joined(parts, best) for word, parts in spelled.items()}
    return spelled, made


def _joined(parts: Sequence[str], pair: tuple[str, str]) -> list[str]:
    out: list[str] = []
    rest = list(parts)
    while rest:
        many = 2 if tuple(rest[:2]) == pair else 1
        out.append("".join(rest[:many]))
        del rest[:many]
    return out


def _heads(x: torch.Tensor) -> torch.Tensor:
    return x.view(*x.shape[:2], N_HEADS, -1).transpose(1, 2)


class Block(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(WIDTH)
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm2 = nn.LayerNorm(WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        read = self.norm1(x)
        q, k, v = (_heads(dense(read)) for dense in (self.q, self.k, self.v))
        seen = functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.o(seen.transpose(1, 2).flatten(2))
        added: torch.Tensor = self.down(torch.relu(self.up(self.norm2(x))))
        return x + added


class LanguageModel(nn.Module):
    def __init__(self, n_tokens: int) -> None:
        super().__init__()
        self.embedding, self.places = nn.Embedding(n_tokens, WIDTH), nn.Embedding(N_PLACES, WIDTH)
        self.blocks = nn.ModuleList(Block() for _ in range(N_BLOCKS))
        self.norm, self.output = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, n_tokens)
        for table in (self.embedding, self.places):
            nn.init.normal_(table.weight, std=0.05)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        x = self.embedding(ids) + self.places(torch.arange(ids.shape[1]))
        for block in self.blocks:
            x = block(x)
        logits: torch.Tensor = self.output(self.norm(x))
        return logits


def packed(told: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor]:
    """Questions and answers as ids [n, t], and the ids that are to be learnt, all others -100."""
    asked = [[USER, *encode(one.question), BOT] for one in told]
    answered = [[*encode(one.answer), END] for one in told]
    width = max(len(q + a) for q, a in zip(asked, answered, strict=True))
    ids = np.zeros((len(told), width), "int64")
    learnt = np.full_like(ids, -100)
    for row, (question, answer) in enumerate(zip(asked, answered, strict=True)):
        ids[row, : len(question + answer)] = question + answer
        learnt[row, len(question) : len(question + answer)] = answer
    return torch.tensor(ids), torch.tensor(learnt)


def train(steps: int = STEPS, seed: int = 0) -> tuple[LanguageModel, list[float]]:
    """The model, trained on the answers of the plain examples and of those in other words."""
    torch.manual_seed(seed)
    model, rng = LanguageModel(len(tokens())), np.random.RandomState(seed)
    ids, learnt = packed([*examples(), *in_other_words()])
    optimizer, losses = torch.optim.AdamW(model.parameters(), weight_decay=0.01), []
    for step in range(steps):
        rate = RATE * min(1, (step + 1) / 20) * (1 - 0.9 * step / steps)
        optimizer.param_groups[0]["lr"] = rate
        rows = rng.randint(0, len(ids), BATCH)
        logits = model(ids[rows, :-1])
        loss = functional.cross_entropy(logits.flatten(0, 1), learnt[rows, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    return model, losses


def layers_of(model: nn.Module) -> list[list[np.ndarray]]:
    """The weights in the order and the layout of `duograd.data.language_model`."""
    layers = [m for m in model.modules() if isinstance(m, nn.Embedding | nn.Linear | nn.LayerNorm)]
    return [[_turned(layer, p) for p in layer.parameters()] for layer in layers]


def _turned(layer: nn.Module, parameter: torch.Tensor) -> np.ndarray:
    array = parameter.detach().numpy()
    return array.T if isinstance(layer, nn.Linear) else array


@torch.no_grad()
def answer(model: nn.Module, question: str) -> str:
    """What the model answers if it always takes the likeliest token."""
    ids = start = [USER, *encode(question), BOT]
    while len(ids) < N_PLACES and ids[-1] != END:
        ids = [*ids, int(model(torch.tensor([ids]))[0, -1].argmax())]
    return decode(ids[len(start) :])


def main() -> None:
    """Write the vocabulary, then train and write all into `duograd/data`."""
    file = Path(data.__file__).parent / FILE
    arrays: dict[str, Any] = write_vocabulary()
    np.savez(file, **arrays)  # `encode` reads it
    model, losses = train()
    for number, layer in enumerate(layers_of(model)):
        arrays |= {f"{number:02}.{part}": rounded(array) for part, array in enumerate(layer)}
    np.savez(file, **arrays)  # it is not compressed: a lab that it travels in is
    right = sum(answer(model, one.question) == one.answer for one in examples())
    print(f"last loss {losses[-1]:.4f}; right: {right} of {len(examples())}")


if __name__ == "__main__":
    main()
