"""An e-mail as saved (EML): what its header says, its words, its attachments; nothing is loaded."""
