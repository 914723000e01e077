"""What finished papers are held to beside their own context: the case, the law, each other."""
