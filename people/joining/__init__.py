"""How learners come into a group without an e-mail address, come back, and leave."""
