"""A copy of an app, served by the built program, and what its processes take."""

import contextlib
import http.client
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = REPOSITORY / ".build" / "release" / "perdure"
API = "/runtime/webhooks/durabletask"
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class Host:
    """The program, serving a copy of an app in a folder of its own. `settings` are keys of host.json."""

    def __init__(self, app, settings=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="perdure-"))
        self.app = self.folder / "app"
        shutil.copytree(REPOSITORY / app, self.app, ignore=shutil.ignore_patterns(".perdure"))
        prefix = "AzureFunctionsJobHost__"
        environment = {prefix + key.replace(".", "__"): str(value) for key, value in (settings or {}).items()}
        self.process = subprocess.Popen(
            [PROGRAM, "start", self.app, "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | environment,
        )
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line)
            if line.startswith("Listening on "):
                host, port = line.removeprefix("Listening on http://").strip().rstrip("/").rsplit(":", 1)
                self.address = (host, int(port))
                break
        else:
            raise RuntimeError("the host did not start:\n" + "".join(self.lines))
        threading.Thread(target=self._drain, daemon=True).start()

    def _drain(self):
        for line in self.process.stdout:
            self.lines.append(line)
            del self.lines[:-1000]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder)

    def stop(self):
        """Asks the program to stop. Returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=120)

    # What it is asked

    def client(self):
        return Client(self.address)

    @property
    def store(self):
        return next((self.app / ".perdure").glob("*.db"))

    def rows(self, query, *values):
        with contextlib.closing(sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)) as connection:
            return connection.execute(query, values).fetchall()

    # What it takes

    def processes(self):
        """The numbers of the host's process and of its workers."""
        found = [self.process.pid]
        with contextlib.suppress(OSError):
            for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
        return found

    def processor_time(self):
        """Seconds of the host, and of its workers that run."""
        return [processor_time(process) for process in self.processes()]


def processor_time(process):
    try:
        fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS
    except OSError:
        return 0


def resident(process):
    """Bytes that a process has in memory; 0 when it is gone."""
    try:
        return int(pathlib.Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0


def descriptors(process):
    try:
        return len(os.listdir(f"/proc/{process}/fd"))
    except OSError:
        return 0


class Client:
    """One connection that is kept."""

    def __init__(self, address):
        self.connection = http.client.HTTPConnection(*address, timeout=60)

    def request(self, method, path, body=None):
        """Returns the status and the JSON of the answer, None when there is none."""
        text = None if body is None else json.dumps(body)
        headers = {} if body is None else {"Content-Type": "application/json"}
        self.connection.request(method, path, text, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        return answer.status, json.loads(content) if content else None

    def start(self, orchestrator, instance, value=None):
        status, answer = self.request("POST", f"{API}/orchestrators/{orchestrator}/{instance}", value)
        if status != 202:
            raise RuntimeError(f"start of {instance}: {status} {answer}")

    def raise_event(self, instance, name, value):
        return self.request("POST", f"{API}/instances/{instance}/raiseEvent/{name}", value)

    def status(self, instance):
        return self.request("GET", f"{API}/instances/{instance}")[1]

    def end(self, instance, within=60):
        """The status of an instance that has ended. Throws when that takes longer."""
        limit = time.monotonic() + within
        while time.monotonic() < limit:
            status = self.status(instance)
            if status and status.get("runtimeStatus") not in ("Pending", "Running", None):
                return status
            time.sleep(0.01)
        raise RuntimeError(f"{instance} has not ended within {within} s")


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]
