"""The pack for upload to a court: a finished case laid out by the slots of the portal."""
