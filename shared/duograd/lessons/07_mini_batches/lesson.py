"""Lesson 07, mini-batches: why not use all the data at every step?"""

from duograd.exercises import Difference

EXERCISES = (
    "batch_gradient",
    "minibatches",
    "train_step",
    "train_epoch",
    "sharded_gradient",
)
DIFFERENCES = (
    Difference(
        "what a loss object takes first",
        "the prediction: `loss_fn(model(X), Y)`",
        "the right answer: `loss_fn(Y, model(X))`",
    ),
    Difference(
        "how an optimizer knows its weights",
        "when it is made: `torch.optim.SGD(model.parameters(), lr=0.1)`",
        "when it is used: `optimizer.apply(gradients, model.trainable_variables)`",
    ),
    Difference(
        "between two steps",
        "`optimizer.zero_grad()`, or old gradients are added to the new",
        "nothing: each tape starts empty",
    ),
    Difference(
        "picking rows by their numbers",
        "`X[[2, 0]]`",
        "`tf.gather(X, [2, 0])`; `X[[2, 0]]` asks for one number, in row 2",
    ),
    Difference(
        "shuffling, if you say nothing",
        "`DataLoader(data, batch_size=20)` does not shuffle",
        "`model.fit(X, Y, batch_size=20)` shuffles; `dataset.batch(20)` does not",
    ),
    Difference(
        "the learning rate's name",
        "`lr`",
        "`learning_rate`",
    ),
)
SYMPTOMS = (
    (
        "the loss stays near ln 2, whatever you try",
        "X and Y were shuffled apart: the labels belong to other examples",
    ),
    (
        "the loss trembles from step to step, but falls from epoch to epoch",
        "nothing is wrong: each small batch gives another estimate of the gradient",
    ),
    (
        "the loss of an epoch changes when you change only the batch size, at learning rate 0",
        "the batches' losses were added up, or a short batch counted like a full one",
    ),
    (
        "full batches train well, small ones explode",
        "the learning rate is too large for so rough a gradient",
    ),
    ("in torch, the steps grow longer and longer", "`zero_grad()` is missing"),
)
