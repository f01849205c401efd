"""What proves each row of where the frameworks differ, for PyTorch."""

import io

import torch


class _Kept(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.zeros(3))
        self.plain = torch.zeros(3)


def _one_step(optimizer, **decay):
    """A weight of 1 with slope 0 everywhere, after one step with rate 0.1."""
    w = torch.nn.Parameter(torch.ones(1))
    w.grad = torch.zeros(1)
    optimizer([w], lr=0.1, **decay).step()
    return w.item()


def kept():
    """numbers that belong to a model and are not trained"""
    model = _Kept()
    there = model.to("meta").mean.device.type == "meta"
    return there and "mean" in model.state_dict() and not list(model.parameters())


def plain():
    """a plain tensor as an attribute"""
    model = _Kept()
    return "plain" not in model.state_dict() and model.to("meta").plain.device.type == "cpu"


def decay_of_adam():
    """the weight decay of plain Adam"""
    apart = _one_step(torch.optim.AdamW, weight_decay=0.5)
    in_slope = _one_step(torch.optim.Adam, weight_decay=0.5)
    return abs(apart - 0.95) < 1e-6 and abs(in_slope - 0.9) < 1e-4


def usual_decay():
    """the decay of AdamW if you name none"""
    return abs(_one_step(torch.optim.AdamW) - (1 - 0.1 * 0.01)) < 1e-6


def _loaded_as_saved():
    one, other, file = torch.nn.Linear(2, 3), torch.nn.Linear(2, 3), io.BytesIO()
    torch.save(one.state_dict(), file)
    file.seek(0)
    other.load_state_dict(torch.load(file))
    return torch.equal(one.weight, other.weight)


def weights_in_a_file():
    """weights in a file"""
    return _loaded_as_saved()


def into_a_new_model():
    """loading into a model that was just made"""
    return _loaded_as_saved()
