"""Small programs for those who work on Accord; no part of the service."""
