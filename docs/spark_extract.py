"""Extract incidents from a corpus with Apache Spark: spark_extract.py REPORTS OUTPUT [--sarhad PATH] [--master URL] [--partitions N]

REPORTS is JSON Lines, a report a line ({"id","title","source","published","text"}), a file or a folder on any file system that
Spark reads. OUTPUT becomes a folder of part-* files of incident records. Each partition goes through a process of its own:
`sarhad extract -` reads a report a line and writes its records, flushed by the line, and shares nothing with the others.
A line that is no report is named on the worker's standard error and left out; a worker that cannot start fails the job.
"""
import argparse
import os
import shlex
import sys
import time

# The program ends with 1 both where a line is no report, or a partition is empty, and where its data is not found. Only the last may
# fail the job, so a report that is surely sound goes first. One thread a process: Spark has as many processes as there are cores.
WORKER = """
echo '{"id":"probe","text":"No news."}' | "$0" extract - --threads 1 >/dev/null || exit 2
"$0" extract - --threads 1 || [ $? -eq 1 ]
"""


def main():
    options = argparse.ArgumentParser()
    options.add_argument("reports")
    options.add_argument("output")
    options.add_argument("--sarhad", default="sarhad")
    options.add_argument("--master", default=os.environ.get("SPARK_MASTER", "local[*]"))
    options.add_argument("--partitions", type=int, default=0, help="at least two for each core; Spark's own choice when not given")
    options = options.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master(options.master).appName("sarhad extract").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    start = time.perf_counter()
    reports = spark.sparkContext.textFile(options.reports, options.partitions or None)
    command = shlex.join(["sh", "-c", WORKER, options.sarhad])
    reports.pipe(command, env=dict(os.environ), checkCode=True).saveAsTextFile(options.output)
    print("%.1f s" % (time.perf_counter() - start))
    spark.stop()


if __name__ == "__main__":
    main()
