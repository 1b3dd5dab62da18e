"""Codes the shards of a manifest by the pipe of Spark: spark-submit spark_pipe.py MANIFEST OUT-DIR

NOT RUN HERE: no Spark was at hand where Khabar is tested. What it calls is tested (khabar code --shard), these lines are
not. The executors need the program on their PATH and see the same folders; give whole paths. A task that Spark runs twice,
because it was slow or its executor was lost, harms nothing: a shard's file gets its name when it is whole.
"""
import shlex
import sys

from pyspark.sql import SparkSession


def main(manifest, out):
    spark = SparkSession.builder.appName("khabar").getOrCreate()
    with open(manifest, "rb") as file:  # paths may be in any charset
        shards = int(file.readline().split(b"\t")[1].removeprefix(b"shards "))
    # A line of each task: shard and exit status; 0 and 1 are good (1: some inputs failed and have their error records).
    task = (f"while read -r shard; do khabar code -q --shard $shard {shlex.quote(manifest)} -o {shlex.quote(out)}; "
            "echo $shard $?; done")
    lines = spark.sparkContext.parallelize(range(1, shards + 1), shards).map(str).pipe(f"bash -c {shlex.quote(task)}")
    bad = lines.filter(lambda line: int(line.split()[1]) > 1).collect()
    for line in bad:
        print("failed:", line, file=sys.stderr)
    # Records as rows, for what comes next: zstd is a codec that Spark reads.
    # spark.read.json(f"{out}/shard-*.ndjson.zst")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
