"""What the targets of pairs say that their inputs do not: counted, shown, and mended."""
