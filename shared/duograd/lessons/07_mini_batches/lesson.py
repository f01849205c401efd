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
        "loss_fn = torch.nn.BCEWithLogitsLoss()\n"
        "z, y = torch.tensor([[5.]]), torch.tensor([[1.]])\n"
        "holds = loss_fn(z, y).item() < 0.01 and loss_fn(y, z).item() < 0",
        "loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=True)\n"
        "z, y = tf.constant([[5.]]), tf.constant([[1.]])\n"
        "holds = float(loss_fn(y, z)) < 0.01 and float(loss_fn(z, y)) < 0",
    ),
    Difference(
        "how an optimizer knows its weights",
        "when it is made: `torch.optim.SGD(model.parameters(), lr=0.1)`",
        "when it is used: `optimizer.apply(gradients, model.trainable_variables)`",
        "try:\n    torch.optim.SGD(lr=0.1)\n    holds = False\nexcept TypeError:\n"
        "    w = torch.nn.Parameter(torch.tensor(3.))\n    w.grad = torch.tensor(1.)\n"
        "    torch.optim.SGD([w], lr=0.1).step()\n    holds = abs(w.item() - 2.9) < 1e-6",
        "w = tf.Variable(3.)\noptimizer = tf.keras.optimizers.SGD(learning_rate=0.1)\n"
        "optimizer.apply([tf.constant(1.)], [w])\nholds = abs(float(w) - 2.9) < 1e-6",
    ),
    Difference(
        "between two steps",
        "`optimizer.zero_grad()`, or old gradients are added to the new",
        "nothing: each tape starts empty",
        "w = torch.nn.Parameter(torch.tensor(3.))\noptimizer = torch.optim.SGD([w], lr=0.1)\n"
        "(2 * w).backward()\n(2 * w).backward()\nadded = w.grad.item()\noptimizer.zero_grad()\n"
        "(2 * w).backward()\nholds = (added, w.grad.item()) == (4, 2)",
        "w, got = tf.Variable(3.), []\nfor _ in range(2):\n"
        "    with tf.GradientTape() as tape:\n        J = 2 * w\n"
        "    got.append(float(tape.gradient(J, w)))\nholds = got == [2, 2]",
    ),
    Difference(
        "picking rows by their numbers",
        "`X[[2, 0]]`",
        "`tf.gather(X, [2, 0])`; `X[[2, 0]]` asks for one number, in row 2",
        "X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])\n"
        "holds = X[[2, 0]].tolist() == [[5, 6], [1, 2]]",
        "X = tf.constant([[1., 2.], [3., 4.], [5., 6.]])\n"
        "holds = (tf.gather(X, [2, 0]).numpy().tolist() == [[5, 6], [1, 2]]\n"
        "         and float(X[[2, 0]]) == 5)",
    ),
    Difference(
        "shuffling, if you say nothing",
        "`DataLoader(data, batch_size=20)` does not shuffle",
        "`model.fit(X, Y, batch_size=20)` shuffles; `dataset.batch(20)` does not",
        "from torch.utils.data import DataLoader\n"
        "loader = DataLoader(torch.arange(100), batch_size=20)\n"
        "holds = torch.cat(list(loader)).tolist() == list(range(100))",
        "import inspect\n"
        "fit = inspect.signature(tf.keras.Model.fit).parameters['shuffle'].default\n"
        "batches = tf.data.Dataset.range(100).batch(20)\n"
        "order = [int(i) for batch in batches for i in batch]\n"
        "holds = fit is True and order == list(range(100))",
    ),
    Difference(
        "the learning rate's name",
        "`lr`",
        "`learning_rate`",
        "import inspect\nholds = 'lr' in inspect.signature(torch.optim.SGD).parameters",
        "import inspect\n"
        "holds = 'learning_rate' in inspect.signature(tf.keras.optimizers.SGD).parameters",
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
