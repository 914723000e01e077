"""Builds the default Word templates from the plain texts beside this file.

The text files make a change of wording reviewable line by line. What the program reads is the Word
file only; a bank changes or replaces that file in Word and needs none of this.
"""
