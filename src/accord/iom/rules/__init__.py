"""The rules of IOM, one file for each part of the work. Pure."""
