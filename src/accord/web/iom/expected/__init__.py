"""What is expected in an area, and by whose word."""
