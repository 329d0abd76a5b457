"""Home: what an officer has to do today, by what their roles let them see."""
