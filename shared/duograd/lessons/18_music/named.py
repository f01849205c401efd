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
        seen = 0 if state is None else state
        return table[(int(index) + seen) % len(table)], seen + 1

    return step
