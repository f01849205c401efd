"""Make the models of lessons 21 and 22: `python -m duograd.lessons.21_vae.trained`.

It needs PyTorch, and a minute. What comes out are two files in `duograd/data`, each for both
frameworks: the weights that a lesson needs, as float16, in the layout of `Framework.load_weights`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from duograd import data
from duograd.data import face_encoder, face_model
from duograd.data.face_encoder import N_LATENT, PATCHES
from duograd.data.faces import SIZE, draw_faces
from duograd.data.weights import rounded

FACES, STEPS, BATCH, RATE = 1000, 1500, 64, 0.002
DEVIATION = 0.15  # of a colour from what is drawn: how much a squared error weighs beside the KL
HALF, FEW = 0.5, 0.05  # the shares of dark faces that the two models saw


class Autoencoder(nn.Module):
    """Pictures [n, SIZE, SIZE, 3] to mu, log_var [n, N_LATENT] each, and codes to pictures."""

    def __init__(self) -> None:
        super().__init__()
        sizes = (3, *PATCHES)
        self.convolutions = nn.ModuleList(
            nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in zip(sizes, PATCHES, strict=False)
        )
        side = SIZE // 2 ** len(PATCHES)
        self.dense = nn.Linear(side * side * PATCHES[-1], 32)
        self.latent = nn.Linear(32, 2 * N_LATENT)
        self.hidden, self.picture = nn.Linear(N_LATENT, 64), nn.Linear(64, SIZE * SIZE * 3)

    def encode(self, X: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        X = X.permute(0, 3, 1, 2)
        for convolution in self.convolutions:
            X = torch.relu(convolution(X))
        hidden = torch.relu(self.dense(X.permute(0, 2, 3, 1).flatten(1)))
        mu, log_var = self.latent(hidden).chunk(2, dim=1)
        return mu, log_var

    def decode(self, z: torch.Tensor) -> torch.Tensor:
        drawn = torch.sigmoid(self.picture(torch.relu(self.hidden(z))))
        return drawn.view(-1, SIZE, SIZE, 3)


def loss_of(model: Autoencoder, X: torch.Tensor, beta: float = 1.0) -> torch.Tensor:
    """What is trained: squared errors of a picture, weighed, and beta times the KL; the mean."""
    mu, log_var = model.encode(X)
    z = mu + torch.exp(log_var / 2) * torch.randn_like(mu)
    errors = ((model.decode(z) - X) ** 2).sum(dim=(1, 2, 3)) / (2 * DEVIATION**2)
    kl = (log_var.exp() + mu**2 - 1 - log_var).sum(dim=1) / 2
    return (errors + beta * kl).mean()


def trained(dark_share: float, steps: int = STEPS, seed: int = 0) -> Autoencoder:
    """A model that saw so many steps of batches of faces. Its rate falls to a tenth."""
    torch.manual_seed(seed)
    random = np.random.RandomState(seed)
    X = torch.tensor(draw_faces(random, FACES, dark_share).pictures)
    model = Autoencoder()
    optimizer = torch.optim.Adam(model.parameters(), RATE)
    for step in range(steps):
        optimizer.param_groups[0]["lr"] = RATE * (1 - 0.9 * step / steps)
        loss = loss_of(model, X[random.randint(0, FACES, BATCH)])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


def layers_of(model: Autoencoder) -> list[list[np.ndarray]]:
    """Its weights [W, b], layer by layer: kernels [3, 3, c_in, c_out], dense ones [n_in, n_out]."""
    layers = [one for one in model.modules() if isinstance(one, (nn.Conv2d, nn.Linear))]
    pairs = [[array.detach().numpy() for array in one.parameters()] for one in layers]
    return [[np.moveaxis(W, (0, 1), (-1, -2)), b] for W, b in pairs]


def save(name: str, layers: list[list[np.ndarray]]) -> None:
    """Write a file of `duograd/data`. It is not compressed: a lab that it travels in is."""
    arrays: dict[str, Any] = {}
    for n, (W, b) in enumerate(layers):
        arrays |= {f"{n}.W": W, f"{n}.b": b}
    np.savez(Path(data.__file__).parent / name, **arrays)


def main() -> None:
    """Train both and write the files: a whole model, and an encoder, which is small as it is."""
    layers = layers_of(trained(HALF))
    save(face_model.FILE, [[rounded(array) for array in layer] for layer in layers])
    layers = layers_of(trained(FEW))[: len(PATCHES) + 2]
    save(face_encoder.FILE, [[array.astype("float16") for array in layer] for layer in layers])


if __name__ == "__main__":
    main()
