"""What comes to the master side of a terminal."""

import os
import threading


class Watch:
    """Reads a file descriptor in a thread of its own until its other end is closed; `seen` grows."""

    def __init__(self, descriptor):
        self.seen = b""
        self.thread = threading.Thread(target=self._read, args=(descriptor,), daemon=True)
        self.thread.start()

    def _read(self, descriptor):
        while True:
            try:
                some = os.read(descriptor, 65536)
            except OSError:  # the other end is closed
                return
            if not some:
                return
            self.seen += some
