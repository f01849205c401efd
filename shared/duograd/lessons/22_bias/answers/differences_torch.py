"""What proves each row of where the frameworks differ, for PyTorch."""

import torch

Z = torch.tensor([[0.0], [5.0], [-3.0]])
LOSS = torch.nn.BCEWithLogitsLoss


def _raises(loss, *given):
    try:
        loss(*given)
    except (RuntimeError, ValueError) as error:
        return str(error)
    return ""


def whole_labels():
    """a loss on logits, of labels that are whole numbers"""
    return "Float" in _raises(LOSS(), Z, torch.tensor([[1], [0], [1]]))


def weights():
    """weighing pictures in the loss instead of drawing them more often"""
    y, some = torch.ones(3, 1), torch.tensor([[3.0], [0.0], [0.0]])
    return abs(LOSS(weight=some)(Z, y).item() - 0.6931) < 1e-4


def shapes():
    """a loss of labels [n] and logits [n, 1]"""
    told = _raises(LOSS(), Z, torch.ones(3))
    return "[3]" in told and "[3, 1]" in told


def drawing():
    """drawing more often, built in"""
    return list(torch.utils.data.WeightedRandomSampler([0.0, 1.0], 4)) == [1] * 4
