"""Lists of people, pasted or as a file: rows and columns of text, whatever they come from and become."""
