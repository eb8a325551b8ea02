"""Training run for people together. What is heard is kept with the session until each has signed and it is closed."""
