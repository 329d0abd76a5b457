"""Search: one box, or a form, that finds a person by names, dates of birth, numbers and postcodes."""
