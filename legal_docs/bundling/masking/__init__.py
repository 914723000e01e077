"""Masked copies of PDFs: what is masked is gone from the file, text, pixels and names alike.

A page with anything to mask becomes a picture of itself with the boxes burnt in; every other page keeps
its text. The finished file is opened again and searched; a file in which a secret is found is not kept.
"""
