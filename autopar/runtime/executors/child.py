"""The other side of a fork: runs the chunks that it is told, and leaves without a trace."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import socket
import struct
import sys
from dataclasses import replace
from typing import Any, NoReturn

from autopar.runtime.caught import Catcher, catching
from autopar.runtime.chunks import run_chunk
from autopar.runtime.executors import Job
from autopar.runtime.packing import CannotTravel, check_changes, dense_changes, pack
from autopar.runtime.recorders import Unrecordable
from autopar.runtime.state import STATE
from autopar.runtime.stores.lists import ListImage

HEADER = struct.Struct("<BiQ")
"""Kind, chunk, length of the payload."""

KIND_STARTED, KIND_RESULT, KIND_FAILED = 1, 2, 3

_PR_SET_PDEATHSIG = 1


def serve(channel: socket.socket, job: Job, operands: tuple[Any, ...], parent: int, mask: set[int]) -> NoReturn:
    """Be a worker until the parent hangs up.

    Never returns, never runs the parent's exit handlers or flushes its buffers. ``mask`` is the signal mask to take:
    the fork itself is not to be interrupted.
    """
    status = 1
    try:
        _settle(parent, mask)
        channel.sendall(HEADER.pack(KIND_STARTED, 0, 0))
        _serve(channel, job, operands)
        status = 0
    except BaseException as error:
        status = 1 if isinstance(error, OSError) else 2
    finally:
        os._exit(status)


def _settle(parent: int, mask: set[int]) -> None:
    """Make this process a worker that dies with its parent and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)
    STATE.enter_worker()
    gc.freeze()


def _serve(channel: socket.socket, job: Job, operands: tuple[Any, ...]) -> None:
    lists = job.lists(operands)
    with catching() as catcher:
        while request := channel.recv(4, socket.MSG_WAITALL):
            (index,) = struct.unpack("<i", request)
            kind, payload = _answer(job, index, operands, catcher, lists)
            channel.sendall(HEADER.pack(kind, index, len(payload)))
            channel.sendall(payload)


def _answer(
    job: Job, index: int, operands: tuple[Any, ...], catcher: Catcher, lists: dict[str, list[Any]]
) -> tuple[int, bytes]:
    """Run one chunk; return the kind and the bytes of the answer."""
    try:
        images = {
            name: ListImage(values, job.rows(name, index), job.changes_inside(name)) for name, values in lists.items()
        }
        result = run_chunk(job, index, operands)
        stores = {name: image.changes() for name, image in images.items()}
        for name, changes in stores.items():
            check_changes(changes, job.spec.fresh, job.spec.made)
            stores[name] = dense_changes(changes)
        whole = replace(result, stores=stores, warnings=catcher.drain())
        return KIND_RESULT, pack(whole, job.spec.fresh, job.spec.made)
    except (CannotTravel, Unrecordable) as error:
        return KIND_FAILED, str(error).encode()
    except BaseException as error:
        return KIND_FAILED, f"{type(error).__name__} in an iteration".encode()
