"""The only readers of entries, one file for each thing asked. What is about one person takes the open door to them."""
