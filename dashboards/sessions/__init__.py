"""Running a required training for people together, at /groups/sessions/, and the tablet that goes round at its end."""
