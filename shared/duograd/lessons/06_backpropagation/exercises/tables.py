"""What the exercises about tables share: how a matrix product that does not fit is known."""

MISFIT = ("mat1 and mat2 shapes cannot be multiplied", "Matrix size-incompatible")


def misfits(seen):
    """For telltales: whether a matrix product failed because its inner sizes differ."""
    messages = [o.failure.message for o in seen if o.failure]
    return bool(messages) and all(any(map(message.__contains__, MISFIT)) for message in messages)
