"""Training for Précis: data, audit, recipe and report, from pairs of texts to an adapter."""
