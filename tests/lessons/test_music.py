"""Lesson 18: what its page says of one training and one concert holds from other starts, too."""

import numpy as np

from duograd.data import starting_weights
from duograd.data.notation import BadTune, read_tune
from duograd.data.tunes import tunes
from harness import namespace_of

LESSON = "18_music"
JIGS = tunes("6/8")


def lab(framework, seed):
    """What the lab's cells define, with data and starting weights of this seed."""
    space = namespace_of("solutions", LESSON, framework)
    order = np.random.RandomState(seed).permutation(len(JIGS))
    vocabulary = "".join(sorted(set("".join(JIGS))))
    rows = {"": order[40:], "_new": order[:40]}
    for name, part in rows.items():
        shortened = [JIGS[i][:161] for i in part]
        pair = space["batch_tunes"](shortened, vocabulary)
        space[f"X{name}"], space[f"Y{name}"] = pair
    space |= {"BadTune": BadTune, "read_tune": read_tune}
    space |= {"jigs": JIGS, "book": order[40:], "vocabulary": vocabulary}
    return space


def other_weights(seed):
    return lambda *sizes, **where: starting_weights(*sizes, seed=10 * seed + where.get("seed", 0))


def test_it_learns_to_fill_bars_and_what_cold_and_hot_do_to_them():
    """In PyTorch, from another start; the replay holds both frameworks to that of the lab."""
    space = lab("torch", seed=1)
    space["starting_weights"] = other_weights(1)
    model = space["new_model"]()
    losses = space["train"](model)
    assert abs(losses[0] - np.log(len(space["vocabulary"]) + 1)) < 0.1
    assert float(space["sequence_loss"](model(space["X_new"]), space["Y_new"])) < 1.7

    cold, mild, hot = (space["measure"](space["concert"](model, t)) for t in (0.4, 0.8, 1.2))
    assert mild[0] > 0.5
    assert mild[1] > 0.9
    assert mild[2] > 0.5
    assert cold[0] > hot[0]
    assert cold[1] > hot[1]
    assert hot[2] > cold[2]

    space["generate"] = space["friends_generate"]
    assert space["measure"](space["concert"](model, 0.8))[0] < 0.5
