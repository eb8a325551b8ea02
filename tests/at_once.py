"""Several things at the same moment, each on a connection of its own."""

import threading
from collections.abc import Callable

from django.db import connection


def at_once(number: int, act: Callable[[int], object]) -> list[object]:
    """What each of so many threads got, or the error it met, all let go at the same moment."""
    gate, results = threading.Barrier(number), []

    def run(index: int) -> None:
        gate.wait()
        try:
            results.append(act(index))
        except Exception as error:  # noqa: BLE001 - shown by the test
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[index]) for index in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def together(*actions: Callable[[], object]) -> list[object]:
    """Different actions at once."""
    return at_once(len(actions), lambda index: actions[index]())
