"""Training of Précis' adapters: one recipe, one command each to audit, train, measure and export."""
