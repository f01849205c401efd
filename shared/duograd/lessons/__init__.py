"""One module per lesson: what its exercises are."""
