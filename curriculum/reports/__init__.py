"""What editors can ask of the whole curriculum, under Reports at the desk."""
