"""How a case tells the losses that it shows to an object."""


def listed(losses):
    return ", ".join(f"{loss:.3g}".replace("nan", "NaN") for loss in losses)
