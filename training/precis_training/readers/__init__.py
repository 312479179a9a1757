"""What files hold, read row by row: every format ends as pairs, and as bad rows with a reason."""

from precis_training.readers.pair import BadRow, Pair, Reading
from precis_training.readers.sources import read

__all__ = ["BadRow", "Pair", "Reading", "read"]
