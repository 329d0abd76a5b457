"""The `accord` command. Each module beside `main` is one subcommand and only calls what does the work.

A command module has `name`, `help`, `add_arguments(parser)` and `run(args) -> int`, the exit code; `main` finds it by
being there. A module whose name begins with an underscore helps commands and is not one.
"""
