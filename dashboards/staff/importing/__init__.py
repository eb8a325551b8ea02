"""A list as payroll writes it becomes the staff list."""
