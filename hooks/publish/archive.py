"""Files in one ZIP: the same bytes from the same files, wherever and whenever it is made."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# The oldest date that the format knows: a file's own would differ from build to build.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
PACKED = (".pdf", ".docx", ".png", ".webp", ".woff2")
"""What is packed in itself."""


def packed(files: Mapping[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    """The files in the order given; those named in `stored` and what is packed in itself are not packed again."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        for name, data in files.items():
            add(made, name, data, 0 if name in stored else 9)
    return archive.getvalue()


def add(archive: zipfile.ZipFile, name: str, data: bytes, level: int) -> None:
    """Put a file into an archive that is being written, packed as hard as `level` says, from 0, not at all, to 9.

    What is packed in itself is not packed again: that takes a tenth of a build and gains one part in fifty.
    """
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    loose = level == 0 or name.endswith(PACKED)
    archive.writestr(entry, data, zipfile.ZIP_STORED if loose else zipfile.ZIP_DEFLATED, level)
