"""What the demo classes have learned so far, told to the same writers that learners' own pages tell it to."""
