"""The process that holds the dataset in memory and forks the processes that answer queries.

A query cannot be interrupted from Python and can overflow the engine's stack, so it runs in a process that the kernel
ends at the deadline. The zygote has one thread, which is what makes forking it safe, and forks ahead of the requests.
"""

import contextlib
import gc
import os
import signal
import socket
import sys
from pathlib import Path

import pyoxigraph

from .worker import work


def main() -> None:
    """Fork a worker for each socket that arrives; arguments: memory cap, control descriptor, files of the dataset."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # ended workers leave no zombies
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server that is interrupted closes the control socket
    store = pyoxigraph.Store()
    for path in sys.argv[3:]:
        with Path(path).open("rb") as stream:
            store.bulk_load(stream, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    memory = int(sys.argv[1])
    control = socket.socket(fileno=int(sys.argv[2]))
    gc.freeze()  # a collection in a worker would copy the pages of what is never freed
    control.sendall(b"ready")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 64, 1)
        if not message:
            return
        for descriptor in descriptors:
            with contextlib.suppress(OSError):  # no room for a process: the closed socket says so
                if os.fork() == 0:
                    control.close()
                    work(socket.socket(fileno=descriptor), store, memory)
            os.close(descriptor)


if __name__ == "__main__":
    main()
