"""One submission → verdicts, and the trusted end of the sandbox."""
