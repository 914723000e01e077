"""Words recognised in scans, on this machine and offline: for search and for hints, never a fact.

The packages it needs (extra `ocr`) are loaded when the first picture is read.
"""
