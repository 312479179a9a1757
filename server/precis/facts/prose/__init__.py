"""One text read: its sentences, words, names, citations, negations, directions and comparisons."""
