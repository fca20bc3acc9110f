"""Runs the built program and has schemathesis ask its management API whatever the description allows and what it does not.

Usage: check_api.py [--seed N] [--max-examples N]. Without a seed it is done twice: with a fixed one and with a random one.
The exit code is 0 when every answer was as described and the program ended well.
"""

import argparse
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
PROGRAM = REPOSITORY / ".build" / "debug" / "perdure"
ENVIRONMENT = REPOSITORY / ".build" / "check-api"
BASE = "/runtime/webhooks/durabletask"
FIXED_SEED = 20240228
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
]


def make_environment():
    """A virtual environment of its own, as requirements.txt says; made anew when that changed."""
    wanted = (HERE / "requirements.txt").read_text()
    stamp = ENVIRONMENT / "requirements.txt"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
    requirements = HERE / "requirements.txt"
    subprocess.run([ENVIRONMENT / "bin" / "pip", "install", "--quiet", "-r", requirements], check=True)
    stamp.write_text(wanted)


class Program:
    """The program, serving a copy of the app for these tests."""

    def __init__(self, folder):
        app = pathlib.Path(folder) / "app"
        shutil.copytree(REPOSITORY / "Tests" / "Fixtures" / "apps" / "management", app)
        self.process = subprocess.Popen(
            [PROGRAM, "start", app, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line)
            if line.startswith("Listening on "):
                self.origin = line.removeprefix("Listening on ").strip()
                break
        else:
            sys.exit("The program did not start:\n" + "".join(self.lines))
        self.reader = threading.Thread(target=lambda: self.lines.extend(self.process.stdout))
        self.reader.start()

    def post(self, path, body=b""):
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.origin + BASE + path, body, headers, method="POST")
        with urllib.request.urlopen(request) as response:
            response.read()

    def stop(self):
        """Returns whether it ended well and answered everything."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=60)
        self.reader.join()
        failures = [line for line in self.lines if "could not be answered" in line]
        sys.stdout.writelines(failures[:20])
        if code != 0:
            print(f"The program ended with {code}:\n" + "".join(self.lines[-50:]))
        return code == 0 and not failures


def populate(program):
    """Instances in every status, and entities, for requests that name one."""
    for name in ["Sum", "Fails", "Family"]:
        program.post(f"/orchestrators/{name}/{name}?timeout=30", b"[1,2,3]")
    for name in ["Waits", "Suspended", "Terminated"]:
        program.post(f"/orchestrators/Waits/{name}")
    program.post("/orchestrators/Rounds/Rounds", b"5")
    program.post("/orchestrators/Sum/Pending?startAt=2999-01-01T00:00:00Z")
    program.post("/instances/Suspended/suspend?reason=lunch")
    program.post("/instances/Terminated/terminate?reason=over")
    for key in ["a", "b"]:
        program.post(f"/entities/Counter/{key}?op=add", b"1")


def check(origin, seed, examples):
    command = [ENVIRONMENT / "bin" / "schemathesis", "run", f"{origin}{BASE}/openapi.json"]
    command += ["--checks", ",".join(CHECKS), "--seed", str(seed), "--max-examples", str(examples)]
    command += ["--continue-on-failure", "--request-timeout", "30", "--warnings", "off", "--no-color"]
    command += ["--generation-database", "none"]
    variables = dict(os.environ, SCHEMATHESIS_HOOKS=str(HERE / "hooks.py"))
    return subprocess.run(command, env=variables, cwd=REPOSITORY / ".build").returncode == 0


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int)
    arguments.add_argument("--max-examples", type=int, default=30)
    options = arguments.parse_args()
    make_environment()
    seeds = [FIXED_SEED, random.randrange(1 << 32)] if options.seed is None else [options.seed]
    ended_well = True
    with tempfile.TemporaryDirectory() as folder:
        program = Program(folder)
        try:
            populate(program)
            for seed in seeds:
                print(f"Seed {seed}", flush=True)
                ended_well = check(program.origin, seed, options.max_examples) and ended_well
        finally:
            ended_well = program.stop() and ended_well
    print("Every answer was as described." if ended_well else "Something was not as described.")
    sys.exit(0 if ended_well else 1)


if __name__ == "__main__":
    main()
