"""What harmful scripts do to the instances beside them.

Usage: neighbours.py [--times N]. Beside a steady stream of small orchestrations, every way to harm in Tests/Fixtures/apps/harmful is
tried in an activity, an entity and an orchestrator. Per way it prints how long the culprit ran, how much memory the largest worker
took, and the 99th percentile of the others' time from request to end. The exit code is 0 when every culprit was stopped within its
limit and a second (processor time) or its limit and 20 % (memory), and the 99th percentile of the others rose by less than 100 ms.
"""

import argparse
import re
import sys
import threading
import time

from host import REPOSITORY, Host, percentile, resident

APP = "Tests/Fixtures/apps/harmful"
PROCESSOR_SECONDS, MEMORY_MEGABYTES = 1, 256
# How many orchestrations begin in a second.
RATE = 20
IN_MEMORY = {"arrays", "objects", "strings", "buffers"}
# Nobody can tell whose script runs after an await or in a timer: every call in the worker is a suspect, and is made once more, alone.
TWICE = {"microtasks", "loopLater", "loopInTimer"}
# What an orchestrator does later, or promises, is no part of it.
LATER = {"microtasks", "loopInTimer", "loopLater", "rejection", "files", "exit"}
CULPRITS = {"activity": "AsksActivity", "entity": "AsksEntity", "orchestrator": "Harms"}


class Stream:
    """Orchestrations that begin at a fixed rate, and how long each took."""

    def __init__(self, host):
        self.host = host
        self.requests = {}
        self.begun = {}
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self):
        client = self.host.client()
        began = time.monotonic()
        number = 0
        while not self.stopping.is_set():
            time.sleep(max(0, began + number / RATE - time.monotonic()))
            before = time.monotonic()
            client.start("Echoes", f"echo-{number}", number)
            self.begun[f"echo-{number}"] = before
            self.requests[f"echo-{number}"] = time.monotonic() - before
            number += 1

    def stop(self):
        self.stopping.set()
        self.thread.join()

    def times(self):
        """By instance: when it began, and milliseconds from the request to its end."""
        rows = self.host.rows("SELECT id, updated_at - created_at FROM instances WHERE name = 'Echoes' AND ended = 1")
        return {id: (self.begun[id], self.requests[id] * 1000 + took / 1000) for id, took in rows if id in self.requests}


class LargestWorker:
    """Looks at the memory of the worker processes again and again."""

    def __init__(self, host):
        self.host = host
        self.peak = 0
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self):
        while not self.stopping.wait(0.01):
            self.peak = max([self.peak] + [resident(process) for process in self.host.processes()[1:]])

    def stop(self):
        self.stopping.set()
        self.thread.join()
        return self.peak / (1 << 20)


def ways():
    source = (REPOSITORY / APP / "harm.js").read_text()
    return re.findall(r"^    (?:async )?(\w+)\(\) \{$", source, re.MULTILINE)


def harm(host, client, orchestrator, way, number):
    """Runs it to its end. Returns when it began and ended, its seconds in the store, the memory of the largest worker, its output."""
    instance = f"{orchestrator}-{way}-{number}"
    worker = LargestWorker(host)
    began = time.monotonic()
    client.start(orchestrator, instance, way)
    status = client.end(instance)
    ended = time.monotonic()
    (took,) = host.rows("SELECT updated_at - created_at FROM instances WHERE id = ?", instance)[0]
    return began, ended, took / 1e6, worker.stop(), status["output"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=3, help="how often each way is tried")
    options = parser.parse_args()
    with Host(APP) as host:
        client, stream = host.client(), Stream(host)
        time.sleep(10)
        quiet_until = time.monotonic()
        tries = []
        for kind, orchestrator in CULPRITS.items():
            for way in ways():
                if kind == "orchestrator" and way in LATER:
                    continue
                tries.append((kind, way, [harm(host, client, orchestrator, way, number) for number in range(options.times)]))
                # The memory it had is given back, and a new worker stands by.
                time.sleep(0.5)
        stream.stop()
        client.end(f"echo-{len(stream.requests) - 1}")
        times = stream.times()
    lost = len(stream.requests) - len(times)
    quiet = percentile([took for began, took in times.values() if began < quiet_until - 1], 0.99)
    print(f"alone: p99 {quiet:.1f} ms; {len(times)} orchestrations of the stream ended, {lost} did not")
    good = lost == 0
    for kind, way, runs in tries:
        beside = [took for when, took in times.values() if any(began - 0.1 <= when <= ended + 0.5 for began, ended, *_ in runs)]
        shift = percentile(beside, 0.99) - quiet
        longest, memory = max(run[2] for run in runs), max(run[3] for run in runs)
        allowed = PROCESSOR_SECONDS * (2 if way in TWICE else 1) + 1
        is_stopped = memory <= MEMORY_MEGABYTES * 1.2 and (way in IN_MEMORY or longest <= allowed)
        good = good and is_stopped and shift < 100
        print(
            f"{kind:12} {way:17} {longest:5.2f} s {memory:4.0f} MB  others' p99 {shift:+6.1f} ms of {len(beside):3}"
            f"{'' if is_stopped else '  NOT STOPPED IN TIME'}{'' if shift < 100 else '  OTHERS SUFFER'}  {runs[0][4].splitlines()[0]}"[:200]
        )
    sys.exit(0 if good else 1)


main()
