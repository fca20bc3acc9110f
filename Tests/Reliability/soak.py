"""A steady mixed load for hours: memory, file descriptors and the write-ahead log must not grow.

Usage: soak.py [--hours H] [--rounds-per-second N] [--folder FOLDER]

Orchestrations of every kind, transfers between entities, events, timers and queue messages come at a fixed rate; what has completed is
purged every minute, and every five minutes one worker process is killed. Samples go to FOLDER/samples.tsv, the plot to
FOLDER/soak.svg. The exit code is 0 when everything that was started completed, the checker finds nothing, and no line has grown by
more than 10 % from the second tenth of the run to the last.
"""

import argparse
import os
import pathlib
import random
import signal
import statistics
import subprocess
import sys
import time
import urllib.parse
from datetime import datetime, timedelta, timezone

import plot
from host import API, PROGRAM, Host, descriptors, percentile, resident

COLUMNS = [
    ("seconds", ""),
    ("host", "resident memory of the host, MB"),
    ("workers", "resident memory of the workers, MB"),
    ("descriptors", "file descriptors of the host"),
    ("wal", "write-ahead log, MB"),
    ("store", "store, MB"),
    ("p50", "p50 of a request to start, ms"),
    ("p99", "p99 of a request to start, ms"),
]
# The store keeps the queue messages that the load leaves behind.
GUARDED = ["host", "workers", "descriptors", "wal"]
PURGE_EVERY, KILL_EVERY, SAMPLE_EVERY = 60, 300, 10
ITEMS_PER_COLLECTOR = 100


class Load:
    """What is asked for. Counts the instances that must have completed in the end."""

    def __init__(self, client):
        self.client = client
        self.round = 0
        self.expected = 0
        self.purged = 0
        self.waits = []

    def play(self):
        """One of everything."""
        number = self.round
        self.round += 1
        for orchestrator in ["Sequence", "FanOut", "Family", "Pause", "Approval"]:
            self.start(orchestrator, f"{orchestrator.lower()}-{number}", number)
        self.start("Loop", f"loop-{number}", {"value": number, "rounds": 3})
        accounts = random.sample(range(20), 2)
        transfer = {"from": f"account-{accounts[0]}", "to": f"account-{accounts[1]}", "amount": random.randint(1, 40)}
        self.start("Transfer", f"transfer-{number}", transfer)
        # The two sub-orchestrations of Family, and what the queue's message starts.
        self.expected += 3
        self.ask("POST", "/api/Put", {"number": number})
        if number > 0:
            self.ask("POST", f"{API}/instances/approval-{number - 1}/raiseEvent/Decision", number)
        self.collect(number)

    def collect(self, number):
        collector = f"collector-{number // ITEMS_PER_COLLECTOR}"
        position = number % ITEMS_PER_COLLECTOR
        if position == 0:
            self.start("Collect", collector, [])
        self.ask("POST", f"{API}/instances/{collector}/raiseEvent/Item", "end" if position == ITEMS_PER_COLLECTOR - 1 else number)

    def finish(self):
        """Decides what still waits."""
        self.ask("POST", f"{API}/instances/approval-{self.round - 1}/raiseEvent/Decision", 0)
        if self.round % ITEMS_PER_COLLECTOR != 0:
            self.ask("POST", f"{API}/instances/collector-{self.round // ITEMS_PER_COLLECTOR}/raiseEvent/Item", "end")

    def start(self, orchestrator, instance, value):
        began = time.monotonic()
        self.client.start(orchestrator, instance, value)
        self.waits.append((time.monotonic() - began) * 1000)
        self.expected += 1

    def ask(self, method, path, body):
        status, answer = self.client.request(method, path, body)
        if status not in (200, 202):
            raise RuntimeError(f"{method} {path}: {status} {answer}")

    def purge(self, older_than):
        until = (datetime.now(timezone.utc) - timedelta(seconds=older_than)).isoformat()
        query = urllib.parse.urlencode(
            {"createdTimeFrom": "2000-01-01T00:00:00Z", "createdTimeTo": until, "runtimeStatus": "Completed"}
        )
        status, answer = self.client.request("DELETE", f"{API}/instances?{query}")
        if status == 200:
            self.purged += answer["instancesDeleted"]
        elif status != 404:
            raise RuntimeError(f"purge: {status} {answer}")


def sample(host, load, seconds):
    processes = host.processes()
    waits = load.waits or [0]
    load.waits = []
    megabyte = 1 << 20
    wal = host.store.with_name(host.store.name + "-wal")
    return {
        "seconds": round(seconds),
        "host": resident(processes[0]) / megabyte,
        "workers": sum(resident(process) for process in processes[1:]) / megabyte,
        "descriptors": descriptors(processes[0]),
        "wal": (wal.stat().st_size if wal.exists() else 0) / megabyte,
        "store": host.store.stat().st_size / megabyte,
        "p50": percentile(waits, 0.5),
        "p99": percentile(waits, 0.99),
    }


def run(host, load, hours, rate, samples_file):
    """Plays rounds at a fixed rate. Returns the samples."""
    began = time.monotonic()
    samples, due = [], {"sample": SAMPLE_EVERY, "purge": PURGE_EVERY, "kill": KILL_EVERY}
    while (now := time.monotonic() - began) < hours * 3600:
        load.play()
        if now >= due["sample"]:
            due["sample"] += SAMPLE_EVERY
            samples.append(sample(host, load, now))
            print(*(f"{value:.6g}" for value in samples[-1].values()), sep="\t", file=samples_file, flush=True)
        if now >= due["purge"]:
            due["purge"] += PURGE_EVERY
            load.purge(older_than=30)
        if now >= due["kill"]:
            due["kill"] += KILL_EVERY
            workers = host.processes()[1:]
            if workers:
                os.kill(random.choice(workers), signal.SIGKILL)
        time.sleep(max(0, began + load.round / rate - time.monotonic()))
    return samples


def settle(host, load):
    """Waits until nothing runs any more. Returns what did not complete."""
    load.finish()
    unfinished = "SELECT id, status FROM instances WHERE is_entity = 0 AND status <> 'Completed'"
    limit = time.monotonic() + 60
    while host.rows(unfinished) and time.monotonic() < limit:
        time.sleep(0.2)
    return host.rows(unfinished)


def grown(samples, column):
    """By what factor a value grew from the second tenth of the run to the last, by the medians."""
    tenth = max(1, len(samples) // 10)
    first = statistics.median(entry[column] for entry in samples[tenth : 2 * tenth] or samples)
    last = statistics.median(entry[column] for entry in samples[-tenth:])
    return last / first if first else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hours", type=float, default=2)
    parser.add_argument("--rounds-per-second", type=float, default=4)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("."))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with Host("Tests/Fixtures/apps/mixed-load") as host:
        load = Load(host.client())
        with open(options.folder / "samples.tsv", "w") as samples_file:
            print(*(name for name, _ in COLUMNS), sep="\t", file=samples_file)
            samples = run(host, load, options.hours, options.rounds_per_second, samples_file)
        unfinished = settle(host, load)
        load.purge(older_than=-60)
        missing = load.expected - load.purged
        code = host.stop()
        checked = subprocess.run([PROGRAM, "verify", host.store], capture_output=True, text=True)
    (options.folder / "soak.svg").write_text(plot.small_multiples(samples, COLUMNS[1:]))
    growth = {column: grown(samples, column) for column in GUARDED}
    print(f"{load.expected} orchestrations; not completed: {unfinished}; missing: {missing}; exit code {code}")
    print(checked.stdout.strip())
    print("growth:", ", ".join(f"{column} {factor:.3f}" for column, factor in growth.items()))
    good = not unfinished and missing == 0 and code == 0 and checked.returncode == 0 and max(growth.values()) <= 1.1
    sys.exit(0 if good else 1)


main()
