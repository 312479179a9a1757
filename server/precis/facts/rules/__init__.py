"""Each a way in which a draft can say what its source does not, or the other way round."""
