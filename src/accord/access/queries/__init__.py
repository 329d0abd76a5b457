"""The only readers of access, one file for each thing it knows of. None tells what is recorded of a person."""
