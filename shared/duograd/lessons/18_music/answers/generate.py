"""Right and wrong answers to `generate`, the same in both frameworks."""

import numpy as np


def right_in_one_loop(step, start, count, stop):
    out, state = list(start), None
    for place in range(len(start) + count):
        if place >= len(start):
            out.append(int(np.argmax(logits)))
            if out[-1] == stop:
                return out
        logits, state = step(out[place], state)
    return out


def right_by_a_queue(step, start, count, stop):
    written, waiting, state = [], list(start), None
    while waiting:
        logits, state = step(waiting.pop(0), state)
        if not waiting and len(written) < count and stop not in written:
            written.append(int(np.array(logits).argmax()))
            waiting = written[-1:]
    return [*start, *written]


def otherwise_the_second_time(step, start, count, stop, known={"state": None}):
    out = list(start)
    for index in start:
        logits, known["state"] = step(index, known["state"])
    for _ in range(count):
        out.append(int(np.argmax(logits)))
        if out[-1] == stop:
            break
        logits, known["state"] = step(out[-1], known["state"])
    return out


def otherwise_the_second_time__by_dice(step, start, count, stop):
    out, state = list(start), None
    for index in start:
        logits, state = step(index, state)
    for _ in range(count):
        chances = np.exp(np.asarray(logits, dtype="float64"))
        out.append(int(np.random.choice(len(chances), p=chances / chances.sum())))
        if out[-1] == stop:
            break
        logits, state = step(out[-1], state)
    return out


def no_memory(step, start, count, stop):
    out = list(start)
    for _ in range(count):
        logits, _ = step(out[-1], None)
        out.append(int(np.argmax(logits)))
        if out[-1] == stop:
            break
    return out


def never_stops(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    for _ in range(count):
        out.append(int(np.argmax(logits)))
        logits, state = step(out[-1], state)
    return out


def never_ends(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    while out[-1] != stop:
        out.append(int(np.argmax(logits)))
        logits, state = step(out[-1], state)
    return out


def read_up_to_stop(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
        if index == stop:
            break
    for _ in range(count):
        out.append(int(np.argmax(logits)))
        if out[-1] == stop:
            break
        logits, state = step(out[-1], state)
    return out


def no_list(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    for _ in range(count):
        out.append(int(np.argmax(logits)))
        if out[-1] == stop:
            break
        logits, state = step(out[-1], state)
    return np.array(out)


def not_whole(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    for _ in range(count):
        out.append(float(np.argmax(logits)))
        if out[-1] == stop:
            break
        logits, state = step(out[-1], state)
    return out


def ended_before_it_began(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    while len(out) < len(start) + count and out[-1] != stop:
        out.append(int(np.argmax(logits)))
        logits, state = step(out[-1], state)
    return out


def stop_0_for_none(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    for _ in range(count):
        out.append(int(np.argmax(logits)))
        if stop and out[-1] == stop:
            break
        logits, state = step(out[-1], state)
    return out


def cut_at_any_stop(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    for _ in range(count):
        out.append(int(np.argmax(logits)))
        logits, state = step(out[-1], state)
    return out[: out.index(stop) + 1] if stop in out else out


def start_forgotten(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    state = None
    for _ in range(count):
        out.append(int(np.argmax(logits)))
        if out[-1] == stop:
            break
        logits, state = step(out[-1], state)
    return out
