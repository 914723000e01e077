"""The web front end: screens that ask, call one service and show."""
