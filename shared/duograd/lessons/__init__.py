"""The lessons, a folder each: text, exercises, pictures, and the answers that prove the checks."""
