"""Documents as code points: snapshots, sections, selections, protected markup, languages."""
