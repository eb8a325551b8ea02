"""What is kept about learners: the register of it, one person's own copy, and erasing."""
