"""Word lists: data for the checks, without any logic of their own."""


def listed(words: str) -> tuple[str, ...]:
    """The words of a text that white space parts."""
    return tuple(words.split())
