"""What a model is worth: texts of several systems, measured on the same rows, as one report."""
