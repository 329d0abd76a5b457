"""Records in doubt: what waits to be decided, and the model that compares."""
