"""How each report counts, one file for each. Pure."""
