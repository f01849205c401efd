"""Lesson 21, variational autoencoders: can a picture become eight numbers, and come back?"""

from duograd.exercises import Difference

EXERCISES = (
    "Autoencoder",
    "reconstruction_loss",
    "encode",
    "reparameterize",
    "kl_divergence",
    "vae_loss",
    "latent_walk",
)
DIFFERENCES = (
    Difference(
        "the built-in KL divergence of two lists of chances",
        "`F.kl_div(input, target)`: *logarithms* of the model's chances first, then the true "
        "ones; by default the mean over all numbers",
        "`KLDivergence()(y_true, y_pred)`: the true chances first, no logarithms; the sum of "
        "each row",
    ),
    Difference(
        "the gradient of a draw from the framework's own normal distribution, in its mean",
        "`torch.normal(mu, sigma)`: 0, and no error",
        "`tf.random.normal(shape, mean=mu, stddev=sigma)`: 1",
    ),
    Difference(
        "noise as NumPy makes it, float64, times a float32 tensor",
        "as a tensor: a float64 tensor, without a word",
        "as a tensor: an error",
    ),
    Difference(
        "a transposed convolution, width 3, stride 2, on 4 pixels",
        "`padding=1`: 7 pixels, or 8 with `output_padding=1`",
        '`padding="same"`: 8 pixels; "valid": 9',
    ),
    Difference(
        "its kernel",
        "[c_in, c_out, k, k]",
        "[k, k, c_out, c_in]",
    ),
)
SYMPTOMS = (
    (
        "everything comes back as the same grey face",
        "the mean over the pixels was taken, not their sum: the KL outweighs the errors",
    ),
    (
        "faces come back well, decoded noise is garish",
        "nothing keeps the codes near the noise: β is 0, or the KL is missing",
    ),
    (
        "all faces smooth and much alike",
        "β is too large: the codes hold little",
    ),
    (
        "the loss goes below 0 and on",
        "the sign of the KL",
    ),
    (
        "every draw for a picture gives the same face",
        "the noise is not used, or log_var has run far below 0",
    ),
)
