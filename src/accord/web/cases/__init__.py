"""The case list: the people an officer is named for, and those of their agency, with what is due."""
