"""The only readers of people, one file for each thing asked. Of one person they take the open door, of many the viewer."""
