"""Lesson 25, fine-tuning: how do you teach a model a style without teaching it anew?"""

from duograd.exercises import Difference

EXERCISES = (
    "count_lora",
    "lora_forward",
    "freeze",
    "LoRALayer",
    "merge_lora",
)
DIFFERENCES = (
    Difference(
        "a small update, built in",
        "none; libraries such as `peft` add it",
        "`layer.enable_lora(rank)`: A, B *and the bias* learn",
    ),
    Difference(
        "what is frozen",
        "each weight: `requires_grad = False`; a new part inside learns",
        "a whole: `model.trainable = False`; a new part inside is not listed either",
    ),
    Difference(
        "the slope of a frozen weight, if one asks for it",
        "an error, or None",
        "comes as ever: frozen weights are only not in `trainable_variables`",
    ),
    Difference(
        "how much AdamW pulls weights to 0, if nothing is said",
        "0.01",
        "0.004",
    ),
)
SYMPTOMS = (
    (
        "the loss does not move at all",
        "A and B are both 0, or the optimizer was made before them and never heard of them",
    ),
    (
        "nonsense before the first step",
        "the update is not 0 at the start: B is not",
    ),
    (
        "it learns as much as in full training, and the file is as large",
        "the base is not frozen",
    ),
    (
        "the second style sounds like the first one",
        "the second run went on from the first one's model",
    ),
)
