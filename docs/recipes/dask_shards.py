#!/usr/bin/env python3
"""Codes the shards of a manifest on a Dask cluster: dask_shards.py MANIFEST OUT-DIR [--scheduler tcp://...]

Without --scheduler the tasks run on this machine, one a core. A task is a program of its own, so threads will do for
workers. Started again it goes on where it was: a shard that is there is left alone.
"""
import argparse
import os
import subprocess
import sys

from dask.distributed import Client, LocalCluster, as_completed


def code(shard, program, manifest, out):
    """Exit status, and the last words on stderr. 1: some inputs failed, the file is there."""
    done = subprocess.run([program, "code", "--shard", str(shard), manifest, "-o", out], stderr=subprocess.PIPE, text=True)
    if done.returncode > 1 or done.returncode < 0:
        raise RuntimeError(f"shard {shard}: status {done.returncode}: {done.stderr[-500:]}")  # Dask tries it again
    return shard, done.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("manifest")
    parser.add_argument("out")
    parser.add_argument("--scheduler", help="of a cluster whose workers see the same folders")
    parser.add_argument("--khabar", default="khabar", help="the program, on the workers")
    options = parser.parse_args()
    with open(options.manifest, "rb") as manifest:  # paths may be in any charset
        shards = int(manifest.readline().split(b"\t")[1].removeprefix(b"shards "))
    cluster = options.scheduler or LocalCluster(n_workers=1, threads_per_worker=os.cpu_count(), processes=False,
                                                dashboard_address=None)
    failed = 0
    with Client(cluster) as client:
        tasks = client.map(code, range(1, shards + 1), program=options.khabar, manifest=options.manifest, out=options.out,
                           pure=False, retries=2)
        for task in as_completed(tasks):
            if task.status == "error":
                failed += 1
                print(task.exception(), file=sys.stderr)
            task.release()
    print(f"{shards - failed} of {shards} shards are there", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
