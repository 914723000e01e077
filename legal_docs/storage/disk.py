"""What is written so that it is still there when the power fails."""

import os
from pathlib import Path


def settle(folder: Path) -> None:
    """Write the folder itself to the disk, where the system knows how: a new name in it is kept. OSError."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
