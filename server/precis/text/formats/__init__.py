"""One reader of headings per markup format; `sections.py` calls them."""
