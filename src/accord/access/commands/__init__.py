"""The only writers of access: the partnership itself, and who is let in to or kept out of a person's record."""
