"""What the service says of itself at the foot of every page, to anybody: accessibility, privacy, how records are watched."""
