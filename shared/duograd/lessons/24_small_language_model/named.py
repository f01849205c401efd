"""What only this lesson's cases use: a language model whose logits stand in a table."""

import itertools

import numpy as np

FUNCTIONS = {
    # Behind token i at place p (from 0) it answers with row p + i of the table, counted round.
    "scripted_logits": lambda xp, table: scripted(xp, np.asarray(table)),
}
MOST = 300  # calls: whoever writes without end is told so


def scripted(xp, table):
    calls = itertools.count(1)

    def model(ids):
        if (call := next(calls)) > MOST:
            raise RuntimeError(f"the model was called more than {MOST} times")
        if call == 1:
            xp.zeros_like(ids)  # what is no tensor PyTorch's own layers do not read either
        rows = np.asarray(ids)
        if rows.ndim != 2 or len(rows) != 1 or rows.dtype.kind not in "iu":
            raise ValueError(
                "the model reads a tensor [1, t] of whole numbers; "
                f"{list(rows.shape)} of {rows.dtype} was given"
            )
        return xp.array(table[(np.arange(rows.shape[1]) + rows) % len(table)])

    return model
