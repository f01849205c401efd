"""What answers to `train` are made of in PyTorch."""

import copy

import torch


def _epochs(model, learn, choose, rng):
    """The loss on choose after each of 3 epochs, and the model as it was then."""
    optimizer, loss_fn = torch.optim.Adam(model.parameters(), 0.02), torch.nn.CrossEntropyLoss()
    for _ in range(3):
        for rows in torch.tensor(rng.permutation(len(learn[1]))).split(50):
            optimizer.zero_grad()
            loss_fn(model(learn[0][rows]), learn[1][rows]).backward()
            optimizer.step()
        with torch.no_grad():
            yield loss_fn(model(choose[0]), choose[1]).item(), copy.deepcopy(model.state_dict())


def _put_back(model, kept):
    model.load_state_dict(kept)
