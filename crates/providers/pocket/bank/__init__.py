"""The wording bank: sentences by intent, step texts, words. Written by hand for this model."""
