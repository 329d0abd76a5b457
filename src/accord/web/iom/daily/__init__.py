"""The daily management meeting's list."""
