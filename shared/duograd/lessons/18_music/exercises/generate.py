"""Read a beginning, then write: one symbol at a time, each fed back in."""

from typing import Any

import numpy as np

from duograd.exercises import Exercise, Named, failed

exercise = Exercise(
    points=3,
    hints=[
        "Write down what `step` is called with for start = [3, 2] and count = 2: which symbols, in "
        "which order, with which state?",
        "The state is the memory. Each call gets the state that the call before returned, while "
        "the beginning is read, and while it writes.",
        "Two loops. The first one feeds `start` and keeps only the last logits; the second takes "
        "the largest, writes it down, stops if it is `stop`, and feeds it.",
        "A like example: to go on counting from a given row of numbers, you read all of it to know "
        "the rule, and then each number you say is the one you go on from.",
    ],
)


def written(step, start, count, stop, *, read=None, feed=None, keep=True, ends=True, onward=True):
    """What is written, and by keyword what students do otherwise."""
    state: Any = None
    logits: Any = None
    for index in start if read is None else read(start):
        logits, state = step(index, state)
    out = list(start)
    for _ in range(count):
        out.append(int(np.argmax(logits)))
        if ends and out[-1] == stop:
            break
        known = state if keep else None
        logits, after = step(out[-1] if feed is None else feed(start), known)
        state = after if onward else state
    return out


@exercise.oracle
def generate(step, start, count, stop):
    return written(step, start, count, stop)


def scripted(winners, size, below=0.0, **arguments):
    """A step whose row i favours winners[i]; all scores lie `below` lower."""
    table = 20 * np.cos(np.arange(len(winners) * size)).reshape(-1, size)
    table[np.arange(len(winners)), np.array(winners) - 1] = 39.75  # it comes near, in front
    table[np.arange(len(winners)), winners] = 40.0
    table -= below
    name = "a step that counts"
    return {"step": Named("18_music/scripted_step", {"table": table}, name), **arguments}


@exercise.cases
def cases(rng):
    first = scripted([2, 4, 1, 3, 2], 5, start=[1], count=4, stop=0)
    long = scripted(
        [3, 5, 6, 1, 2, 4, 1], 7, start=[1, 6, 4, 2, 1, 3, 6, 3, 2, 5], count=70, stop=0
    )
    yield from (first, long)
    yield scripted([3, 2, 4, 1, 0], 5, 50.0, start=[1, 2], count=9, stop=0)
    yield scripted([1, 3, 2, 0], 4, start=[2, 3, 1], count=5, stop=0)
    yield scripted([3, 1, 4, 2, 5, 1], 6, start=[4, 1], count=0, stop=5)
    yield scripted([3, 1, 4, 2, 5, 1], 6, start=[1, 5, 3], count=7, stop=5)
    ended = {"start": [1, 5, 3, 1, 2, 5], "count": 9, "stop": 5}  # as the key of a tune ends
    yield scripted([2, 1, 0, 3, 5, 1, 4], 6, **ended)
    yield from (first, long)


@exercise.telltale
def never_ends(seen):
    """It went on and on, until `step` refused to be called again. At most `count` symbols are
    written, even if `stop` never comes."""
    return failed(seen, "step was called more than")


@exercise.telltale
def otherwise_the_second_time(seen):
    """Called once more with the same `start` and a fresh `step`, it wrote something else: either it
    knows something of the calls before, or it throws dice. Asked is always the largest score, and
    the first state is None."""
    pairs = [(seen[k].value, seen[k - 2].value) for k in (0, 1)]
    return any(isinstance(a, list) and isinstance(b, list) and a != b for a, b in pairs)


@exercise.telltale
def no_list(seen):
    """A tensor or an array came back: a list is asked."""
    return any(isinstance(one.value, np.ndarray) for one in seen)


@exercise.telltale
def not_whole(seen):
    """There are floats in your list, as 2.0: whole numbers are asked, as 2."""
    lists = [one.value for one in seen if isinstance(one.value, list)]
    return any(np.asarray(item).dtype.kind == "f" for value in lists for item in value)


@exercise.mistake
def read_up_to_stop(step, start, count, stop):
    """As if nothing of `start` were read behind `stop`. All of it is read: only a `stop` that is
    written ends it."""
    known = start[: start.index(stop) + 1] if stop in start else start
    return written(step, start, count, stop, read=lambda start: known)


@exercise.mistake
def only_the_last_is_read(step, start, count, stop):
    """As if only the last symbol of `start` were in its memory when it begins to write: those
    before it are missing there, never read or lost on the way."""
    return written(step, start, count, stop, read=lambda start: start[-1:])


@exercise.mistake
def last_read_twice(step, start, count, stop):
    """As if the last symbol of `start` were read twice: once while reading, once more to begin."""
    return written(step, start, count, stop, read=lambda start: [*start, start[-1]])


@exercise.mistake
def never_stops(step, start, count, stop):
    """It goes on behind `stop`."""
    return written(step, start, count, stop, ends=False)


@exercise.mistake
def own_symbol_not_fed(step, start, count, stop):
    """As if the last symbol of `start` were fed again and again, and not the one just written."""
    return written(step, start, count, stop, feed=lambda start: start[-1])


@exercise.mistake
def memory_lost_while_writing(step, start, count, stop):
    """As if the memory were lost at each symbol that it writes."""
    return written(step, start, count, stop, keep=False)


@exercise.mistake
def no_memory(step, start, count, stop):
    """As if each symbol were the first that is ever read: no call was given what the one before it
    remembered."""
    return written(lambda index, state: step(index, None), start, count, stop)


@exercise.mistake
def memory_stands_still(step, start, count, stop):
    """As if each symbol that it writes were fed in with the memory of `start` alone: what it wrote
    before that is missing in the memory."""
    return written(step, start, count, stop, onward=False)


@exercise.mistake
def first_state_kept(step, start, count, stop):
    """As if every symbol were fed in with the state after the very first one: nothing that came
    later is in its memory."""
    _, first = step(start[0], None)
    stuck = lambda index, state: step(index, None if state is None else first)  # noqa: E731
    return written(stuck, start, count, stop)


@exercise.mistake
def at_least_one(step, start, count, stop):
    """With count = 0, one symbol was written all the same."""
    return written(step, start, max(count, 1), stop)


@exercise.mistake
def without_number_0(step, start, count, stop):
    """As if the largest score were looked for behind the first one, and counted from there: what is
    written is one too small."""

    def cut(index, state):
        logits, after = step(index, state)
        return logits[1:], after

    return written(cut, start, count, stop)


@exercise.mistake
def stop_in_start(step, start, count, stop):
    """As if `stop` ended it even where it stands in `start`; only a `stop` that is written does."""
    return list(start) if stop in start else generate(step, start, count, stop)


@exercise.mistake
def ended_before_it_began(step, start, count, stop):
    """As if nothing were to be written behind a `start` that ends with `stop`: only a `stop` that
    is written ends it."""
    return list(start) if start[-1] == stop else generate(step, start, count, stop)


@exercise.mistake
def cut_at_any_stop(step, start, count, stop):
    """As if all behind the first `stop` were cut off, even where `start` holds it: only one that is
    written ends it."""
    out = generate(step, start, count, stop)
    return out[: out.index(stop) + 1] if stop in out else out


@exercise.mistake
def once_is_enough(step, start, count, stop):
    """Right where `start` does not hold `stop`. Where it does, it goes on behind one that is
    written."""
    return written(step, start, count, stop, ends=stop not in start)


@exercise.mistake
def start_forgotten(step, start, count, stop):
    """As if the memory of `start` were lost behind the first symbol that is written, which is read
    as if it were the first of all."""
    first = generate(step, start, min(count, 1), stop)
    if count < 2 or first[-1] == stop:
        return first
    return first[:-1] + generate(step, first[-1:], count - 1, stop)


@exercise.mistake
def stop_0_for_none(step, start, count, stop):
    """Right where `stop` is another symbol. Where it is 0, it goes on behind it, as if 0 meant that
    there is none."""
    return written(step, start, count, stop, ends=stop != 0)


@exercise.mistake
def start_left_out(step, start, count, stop):
    """Only what was written came back; `start` belongs to it."""
    return generate(step, start, count, stop)[len(start) :]


@exercise.mistake
def stop_left_out(step, start, count, stop):
    """The symbol `stop` is missing at the end: it is written, and then nothing more."""
    out = generate(step, start, count, stop)
    return out[:-1] if len(out) > len(start) and out[-1] == stop else out


@exercise.mistake
def one_short(step, start, count, stop):
    """The last symbol is missing."""
    out = generate(step, start, count, stop)
    return out[:-1] if len(out) > len(start) else out


@exercise.mistake
def one_too_many(step, start, count, stop):
    """One symbol more than `count` was written."""
    return written(step, start, count + 1, stop)


@exercise.mistake
def smallest_taken(step, start, count, stop):
    """As if the *least* likely symbol were taken each time."""

    def turned(index, state):
        logits, after = step(index, state)
        return -logits, after

    return written(turned, start, count, stop)


@exercise.mistake
def never_0(step, start, count, stop):
    """As if symbol 0 were never written, however likely it is."""

    def without(index, state):
        logits, after = step(index, state)
        return [-np.inf, *logits[1:]], after

    return written(without, start, count, stop)


@exercise.mistake
def largest_above_0(step, start, count, stop):
    """Right where a score is above 0. Where all are below, symbol 0 was written, as if the search
    for the largest began at 0."""

    def raised(index, state):
        logits, after = step(index, state)
        return np.maximum(logits, 0), after

    return written(raised, start, count, stop)


@exercise.mistake
def count_in_all(step, start, count, stop):
    """As if `count` were the length of all, `start` included; it says how many are written."""
    return written(step, start, max(count - len(start), 0), stop)
