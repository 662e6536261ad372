"""What holds of the leak test."""
