"""Answers to `port` in PyTorch: right ones, then wrong ones by the mistake they show."""

import torch


def right_layer_by_layer(arrays):
    first = torch.nn.Linear(*arrays["hidden/kernel"].shape)
    last = torch.nn.Linear(*arrays["output/kernel"].shape)
    with torch.no_grad():
        for layer, name in ((first, "hidden"), (last, "output")):
            layer.weight.copy_(torch.tensor(arrays[name + "/kernel"]).T)
            layer.bias.copy_(torch.tensor(arrays[name + "/bias"]))
    return torch.nn.Sequential(first, torch.nn.Tanh(), last)


def right_without_layers(arrays):
    class Ported(torch.nn.Module):
        def forward(self, X):
            a = {name: torch.tensor(array) for name, array in arrays.items()}
            hidden = torch.tanh(X @ a["hidden/kernel"] + a["hidden/bias"])
            return hidden @ a["output/kernel"] + a["output/bias"]

    return Ported()


def not_mirrored(arrays):
    n_hidden = len(arrays["hidden/bias"])
    model = torch.nn.Sequential(
        torch.nn.Linear(2, n_hidden),
        torch.nn.Tanh(),
        torch.nn.Linear(n_hidden, 1),
    )
    names = {
        "0.weight": "hidden/kernel",
        "0.bias": "hidden/bias",
        "2.weight": "output/kernel",
        "2.bias": "output/bias",
    }
    model.load_state_dict({ours: torch.tensor(arrays[hers]) for ours, hers in names.items()})
    return model
