"""What exhibits tell otherwise than the case file, or than each other."""
