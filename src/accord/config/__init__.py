"""How Accord is set up: settings read from the environment, the address tree and the server's entry point.

Every setting is an `ACCORD_` environment variable, read and checked in one pass when the program starts.
A fault in any of them stops the program with a sentence that names the setting, says why, and what would be right.
"""
