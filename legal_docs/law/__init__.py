"""What the law says, as pure functions of (facts, day), each beside the articles it applies."""
