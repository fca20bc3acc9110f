"""What worker processes cost: throughput of samples/hello-cities with them and with scripts in threads of the host.

Usage: isolation_cost.py [--count N] [--rounds N]. Both ways take turns, each round with a host and a task hub of its own. The exit
code is 0 when worker processes reach 80 % of the throughput without, by the medians.
"""

import argparse
import socket
import statistics
import sys
import threading
import time

from host import API, Host


def start_all(host, count, connections=4):
    """Starts so many instances as fast as they are answered, over kept connections."""

    def run(first):
        with socket.create_connection(host.address) as connection:
            for number in range(first, count, connections):
                path = f"{API}/orchestrators/HelloCities/city-{number}"
                connection.sendall(f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n".encode())
                answer = connection.recv(65536)
                assert answer.startswith(b"HTTP/1.1 202"), answer

    threads = [threading.Thread(target=run, args=(first,)) for first in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def measure(isolation, count):
    """Orchestrations a second, from the first start to the last end in the store; processor seconds of the host and its workers."""
    with Host("samples/hello-cities", {"perdure.isolation": isolation}) as host:
        before = host.processor_time()
        start_all(host, count)
        while host.rows("SELECT count(*) FROM instances WHERE ended = 1")[0][0] < count:
            time.sleep(0.05)
        after = host.processor_time()
        (first, last), = host.rows("SELECT min(created_at), max(updated_at) FROM instances")
        used = [now - then for now, then in zip(after, before)]
        return count / ((last - first) / 1e6), used[0], sum(used[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    rates = {"none": [], "process": []}
    for round in range(options.rounds):
        ways = list(rates)
        for isolation in ways if round % 2 == 0 else reversed(ways):
            rate, host, workers = measure(isolation, options.count)
            rates[isolation].append(rate)
            print(f"{isolation:8} {rate:7.0f}/s, processor seconds: host {host:.2f}, workers {workers:.2f}", flush=True)
    ratio = statistics.median(rates["process"]) / statistics.median(rates["none"])
    print(f"worker processes reach {ratio:.0%} of the throughput without")
    sys.exit(0 if ratio >= 0.8 else 1)


main()
