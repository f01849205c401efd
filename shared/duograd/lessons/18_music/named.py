"""What only this lesson's cases use: a step whose logits stand in a table."""

import itertools

FUNCTIONS = {
    # Given symbol i after n others it answers with row i + n of the table: it counts, in its state.
    "scripted_step": lambda xp, table: scripted(table),
}
MOST = 1000  # calls: whoever writes without end is told so


def scripted(table):
    calls = itertools.count(1)

    def step(index, state):
        if next(calls) > MOST:
            raise RuntimeError(f"step was called more than {MOST} times")
        if state is not None and not isinstance(state, tuple):
            raise TypeError("the first state is None, each later one what step returned before")
        (seen,) = state or (0,)
        return table[(int(index) + seen) % len(table)], (seen + 1,)

    return step
