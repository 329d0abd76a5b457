"""Search: one box that finds a person by name, alias, date of birth, identifier or postcode."""
