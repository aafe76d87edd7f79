"""Atomic publishing: a site is built beside its place and moved there when it is whole, so that nobody is ever served half a build."""

from __future__ import annotations

import os
import shutil
import time
from errno import ENOTDIR
from pathlib import Path

BUILDING, FORMER = ".building-", ".former-"
A_DAY = 24 * 3600


def staging_folder(site: Path) -> Path:
    """A folder of this build's own beside the site's; what builds left that were killed is removed.

    Raises `NotADirectoryError` if there is a file in the site's place.
    """
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(ENOTDIR, "There is a file where the site's folder has to be", str(site))
    for left in [*site.parent.glob(f"{site.name}{BUILDING}*"), *site.parent.glob(f"{site.name}{FORMER}*")]:
        if not _at_work(left):
            shutil.rmtree(left, ignore_errors=True)
    return site.with_name(f"{site.name}{BUILDING}{os.getpid()}")


def publish(built: Path, site: Path) -> None:
    """Two renames: the old site is whole until the first, the new one from the second on.

    Raises `OSError` if another build comes between them four times, or the machine refuses.
    """
    former = site.with_name(f"{site.name}{FORMER}{os.getpid()}")
    for tries_left in (3, 2, 1, 0):
        try:
            if site.exists():
                site.rename(former)
            built.rename(site)
            break
        except OSError:  # Another build put its site there in between.
            if not tries_left or not built.is_dir():
                raise
            shutil.rmtree(former, ignore_errors=True)
            time.sleep(0.1)
    shutil.rmtree(former, ignore_errors=True)


def _at_work(folder: Path) -> bool:
    """Whether the build that made a folder is still running."""
    number = folder.name.rpartition("-")[2]
    if not number.isdigit() or int(number) == os.getpid():
        return False
    if os.name == "nt":  # There, asking a process whether it runs would end it.
        return time.time() - folder.stat().st_mtime < A_DAY
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
