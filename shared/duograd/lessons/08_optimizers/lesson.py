"""Lesson 08, optimizers: can the step size look after itself?

The forms are those of the papers. Every formula here is a step: it takes w, a gradient and a
state (None at first), and returns the new w and the new state.
"""

from duograd.exercises import Difference

EXERCISES = (
    "sgd_step",
    "momentum_step",
    "adagrad_step",
    "rmsprop_step",
    "adam_step",
    "adadelta_step",
    "step_decay",
    "warmup_cosine",
    "adamw_step",
)
DIFFERENCES = (
    Difference(
        "Adam's ε",
        "added to the corrected root, as in the paper and in your `adam_step`; 1e-8 unless said",
        "added to the uncorrected root; 1e-7 unless said",
    ),
    Difference(
        "RMSProp",
        "`torch.optim.RMSprop(…, alpha=ρ)`, ρ = 0.99 unless said; ε outside the root, as here",
        "`tf.keras.optimizers.RMSprop(…, rho=ρ)`, ρ = 0.9 unless said; ε inside the root",
    ),
    Difference(
        "Adagrad",
        "the sum of squares starts at 0; ε outside the root, as here",
        "the sum of squares starts at 0.1; ε inside the root",
    ),
    Difference(
        "momentum, when η changes on the way",
        "the velocity is a sum of gradients, as here: a new η counts for all of it at once",
        "the velocity is a sum of steps, η included: old steps keep their old η",
    ),
    Difference(
        "one optimizer for two models",
        "it knows the parameters it was given, and no others: a second model's do not move",
        "the first step binds it: a second model raises a ValueError",
    ),
    Difference(
        "the learning rate unless said",
        "SGD and Adam 0.001, RMSprop and Adagrad 0.01, Adadelta 1",
        "SGD 0.01, all others 0.001: Adadelta then hardly moves",
    ),
    Difference(
        "a new η for the next step",
        '`optimizer.param_groups[0]["lr"] = η`',
        "`optimizer.learning_rate = η`",
    ),
    Difference(
        "AdamW's weight decay unless said",
        "0.01",
        "0.004",
    ),
)
SYMPTOMS = (
    ("the loss zigzags while it falls", "a ravine: the rate is near the bound of its steep side"),
    ("training starts well, then almost stands still", "Adagrad's sum of squares only grows"),
    ("the very first steps are far too long", "averages that start from 0 were not corrected"),
    ("momentum or Adam is no better than plain descent", "a new optimizer is made at every epoch"),
    ("the loss swings around its lowest and never settles", "η is never lowered: plan its fall"),
    ("the loss jumps up in the first steps", "η is large from the start: warm it up"),
)
