"""What happens to somebody that no court or prison does: that they died, and that they moved away."""
