"""What only this lesson's cases use: a step whose logits stand in a table."""

FUNCTIONS = {
    # Given symbol i after n others it answers with row i + n of the table: it counts, in its state.
    "scripted_step": lambda xp, table: scripted(table),
}


def scripted(table):
    def step(index, state):
        seen = 0 if state is None else state
        return table[(int(index) + seen) % len(table)], seen + 1

    return step
