"""Writing a file so that at every moment either the whole old text or the whole new one stands there."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from partnering_tui.errors import NotSaved, Place
from partnering_tui.storage.signature import Signature

PRIVATE_MODE = 0o600
"""Readable and writable by its owner alone."""

_NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened that must not be there yet, be it as a link."""

_NOT_THERE = (
    *("ESTALE", "ENOTCONN", "ENXIO", "ENODEV", "ETIMEDOUT", "EHOSTDOWN"),
    *("EHOSTUNREACH", "ENETDOWN", "EREMOTEIO"),
)
"""What a drive says that is no longer connected, under names that not every system has."""
_GONE = {getattr(errno, name) for name in _NOT_THERE if hasattr(errno, name)}
_NOT_KNOWN = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a drive says to a call that it does not know, as drives in the network and of phones do."""
_NO_MODES = _NOT_KNOWN | {errno.EPERM}
"""What a drive says that knows no modes."""


class Disk:
    """The few calls to the system that a save is made of, each of which can fail."""

    def make_temporary(self, folder: Path, name: str) -> tuple[int, Path]:
        """A new, empty file in that folder, open for writing, that only its owner may read."""
        for _ in range(100):
            path = folder / f".{name}.{os.urandom(4).hex()}.tmp"
            with contextlib.suppress(FileExistsError):
                return os.open(path, _NEW_FILE, PRIVATE_MODE), path
        raise FileExistsError(errno.EEXIST, "there are files of every name that was tried", str(folder))

    def set_mode(self, path: Path, mode: int) -> None:
        # Windows knows only "read-only" here, and a read-only file cannot be replaced there.
        if os.name == "posix":
            path.chmod(mode)

    def write(self, descriptor: int, content: bytes) -> int:
        return os.write(descriptor, content)

    def sync(self, descriptor: int) -> None:
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def place(self, source: Path, target: Path) -> None:
        """Give a file its name, unless something has that name already. Raises FileExistsError."""
        if os.name != "posix":
            source.rename(target)  # which replaces nothing there
            return
        try:
            os.link(source, target)
        except FileExistsError:
            raise
        except OSError:
            # Some drives know no second names.
            if target.exists() or target.is_symlink():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
            source.rename(target)
        else:
            source.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Make the new name last through a power cut, where the system lets a folder be opened."""
        if os.name != "posix":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)


DISK = Disk()


def save_atomically(
    path: Path,
    text: str,
    *,
    new_mode: int = PRIVATE_MODE,
    disk: Disk = DISK,
    last_look: Callable[[], None] | None = None,
) -> Signature:
    """Put the text in the file as UTF-8, wholly or not at all, through links to the file that they point at.

    A file that is there keeps its mode; a new one gets `new_mode`. The signature is that of the file as it was written.
    Raises NotSaved; then the old file stands untouched. `last_look` is called right before the old file is replaced,
    and may raise NotSaved too.
    """
    content = text.encode("utf-8", "replace")
    return save_bytes_atomically(path, content, new_mode=new_mode, disk=disk, last_look=last_look)


def save_bytes_atomically(
    path: Path,
    content: bytes,
    *,
    new_mode: int = PRIVATE_MODE,
    disk: Disk = DISK,
    last_look: Callable[[], None] | None = None,
) -> Signature:
    """Put bytes in the file as `save_atomically` does text. Raises NotSaved."""

    def put(source: Path, target: Path) -> None:
        if last_look is not None:
            last_look()
        disk.replace(source, target)

    try:
        target = path.resolve()
        mode = _mode_of(target, new_mode)
        mtime_ns = _replace_with(target, content, mode, disk, put=put)
    except (OSError, ValueError, RuntimeError) as error:
        raise not_saved(path, error) from error
    # The file is there and whole; some network drives just refuse to be asked for more.
    with contextlib.suppress(OSError):
        disk.sync_folder(target.parent)
    return Signature.of(mtime_ns, content)


def save_all_atomically(contents: Mapping[Path, bytes], *, new_mode: int = PRIVATE_MODE, disk: Disk = DISK) -> None:
    """Put contents in several files, each as `save_bytes_atomically` does.

    All are written before the first takes the place of an old one, and each folder is synced once. Raises NotSaved;
    if one could not be written, then all old files stand untouched.
    """
    written: dict[Path, Path] = {}
    at, real = Path(), cache(Path.resolve)
    try:
        with _leaving_none(written, disk):
            for at, content in contents.items():
                target = at.resolve() if at.is_symlink() else real(at.parent) / at.name
                temporary, _ = _written_beside(target, content, _mode_of(target, new_mode), disk)
                written[temporary] = target
            for at, (temporary, target) in zip(contents, written.items(), strict=True):  # noqa: B007  # told if it fails
                disk.replace(temporary, target)
    except (OSError, ValueError, RuntimeError) as error:
        raise not_saved(at, error) from error
    for folder in {target.parent for target in written.values()}:
        with contextlib.suppress(OSError):
            disk.sync_folder(folder)


def save_anew(path: Path, text: str, *, mode: int, disk: Disk = DISK) -> None:
    """Put the text in a new file as UTF-8, wholly or not at all, with that mode; never over anything that stands there.

    Raises FileExistsError if something does, and NotSaved.
    """
    content = text.encode("utf-8", "replace")
    try:
        _replace_with(path, content, mode, disk, put=disk.place)
        if os.name != "posix" and not mode & stat.S_IWUSR:
            path.chmod(stat.S_IREAD)
    except FileExistsError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        raise not_saved(path, error) from error
    with contextlib.suppress(OSError):
        disk.sync_folder(path.parent)


def _mode_of(target: Path, new_mode: int) -> int:
    try:
        found = target.stat()
    except FileNotFoundError:
        return new_mode
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is no ordinary file", str(target))
    if not found.st_mode & stat.S_IWUSR:
        # Replacing needs only a folder that can be written to; whoever protects a file means the file.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(found.st_mode)


def _replace_with(
    target: Path, content: bytes, mode: int, disk: Disk, *, put: Callable[[Path, Path], None] | None = None
) -> int:
    temporary, mtime_ns = _written_beside(target, content, mode, disk)
    with _leaving_none([temporary], disk):
        (put or disk.replace)(temporary, target)
    return mtime_ns


def _written_beside(target: Path, content: bytes, mode: int, disk: Disk) -> tuple[Path, int]:
    """A new file with that content in the folder of the target, made to last, and when it was written."""
    descriptor, temporary = disk.make_temporary(target.parent, target.name[:20])
    with _leaving_none([temporary], disk):
        try:
            _write_all(descriptor, content, disk)
            with _putting_up_with(_NOT_KNOWN):
                disk.sync(descriptor)
        finally:
            disk.close(descriptor)
        with _putting_up_with(_NO_MODES):
            disk.set_mode(temporary, mode)
        # Taken before others can write to the file: renaming keeps the time.
        return temporary, temporary.stat().st_mtime_ns


@contextlib.contextmanager
def _leaving_none(temporaries: Iterable[Path], disk: Disk) -> Iterator[None]:
    """What is done in it leaves none of these files behind if it fails."""
    try:
        yield
    except BaseException:
        for temporary in temporaries:
            with contextlib.suppress(OSError):
                disk.remove(temporary)
        raise


def _write_all(descriptor: int, content: bytes, disk: Disk) -> None:
    rest = memoryview(content)
    while rest:
        taken = disk.write(descriptor, bytes(rest[: 1 << 20]))
        if taken <= 0:
            raise OSError(errno.EIO, "it took nothing")
        rest = rest[taken:]


@contextlib.contextmanager
def _putting_up_with(numbers: Container[int]) -> Iterator[None]:
    """What is done in it may fail for these reasons, since some drives do not know how to do it."""
    try:
        yield
    except OSError as error:
        if error.errno not in numbers:
            raise


def not_saved(path: Path, error: Exception) -> NotSaved:
    """In plain words why a file was not written, and what to do about it."""
    place = Place(path)
    number = error.errno if isinstance(error, OSError) else None
    match number:
        case errno.ENOSPC:
            return NotSaved("the disk is full", place=place, remedy="Free some space, or save to another disk.")
        case errno.EDQUOT:
            return NotSaved(
                "your share of the disk is used up", place=place, remedy="Free some space, or save to another disk."
            )
        case errno.EFBIG:
            return NotSaved("the file is too large for that disk", place=place, remedy="Save to another disk.")
        case errno.EBUSY | errno.ETXTBSY:
            return NotSaved(
                "another program holds the file", place=place, remedy="Close that program, or save somewhere else."
            )
        case _ if number in _GONE:
            return NotSaved(
                "the drive does not answer", place=place, remedy="Connect it again, or save to another disk."
            )
        case errno.EROFS:
            return NotSaved("the disk is read-only", place=place, remedy="Save to another disk or folder.")
        case errno.EISDIR:
            return NotSaved("there is a folder of that name", place=place, remedy="Save under another name.")
        case errno.ENOENT | errno.ENOTDIR:
            return NotSaved(
                "the folder is gone", place=place, remedy="Put the folder or the disk back, or save somewhere else."
            )
        case errno.EACCES | errno.EPERM:
            return NotSaved(
                "you are not allowed to write there",
                place=place,
                remedy="Close other programs that hold the file, ask for permission, or save somewhere else.",
            )
        case errno.ENAMETOOLONG:
            return NotSaved("the name is too long", place=place, remedy="Save under a shorter name.")
    reason = (isinstance(error, OSError) and error.strerror) or "the path is not one that can be written to"
    return NotSaved(
        f"the disk did not take the file: {reason}", place=place, remedy="Try again, or save somewhere else."
    )


def unforeseen(fault: Exception, path: Path) -> NotSaved:
    """A fault that no disk should make, told like those that it can."""
    title = f"a fault of the app ({type(fault).__name__})"
    return NotSaved(title, place=Place(path), remedy="Try again, or save somewhere else.")
