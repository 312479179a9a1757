"""The weights of `precis.facts`: judged drafts read, a model asked about them, weights fitted."""
