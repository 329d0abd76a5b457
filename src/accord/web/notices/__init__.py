"""What an officer was told of the people they are named for."""
