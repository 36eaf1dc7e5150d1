"""One document by itself, a file or a folder of pictures, within the limits that it would have in a batch."""

from __future__ import annotations

from pathlib import Path

from hedui.batch import messages, pace
from hedui.batch.crew import available_cpus
from hedui.batch.isolation import CrashedError, IsolatedExecutor, Limits, OutOfMemoryError, TimedOutError
from hedui.batch.steady import steadily
from hedui.errors import DocumentError, HeduiError
from hedui.models.record import Record
from hedui.reasons import origin
from hedui.settings import LimitSettings, Settings


def process_alone(path: Path, settings: Settings, limits: LimitSettings) -> tuple[Record, ...]:
    """Read, extract and check a file's agreements in a process of its own, so that nothing in it can harm this one.

    Raises what ``hedui.process`` raises, and ``DocumentError`` for a document that takes too long, needs too much
    memory or brings its process down.
    """
    lang, name = settings.lang, path.name
    executor = IsolatedExecutor(1, Limits(memory=limits.memory))
    chosen = settings.model_copy(update={"ocr_threads": settings.ocr_threads or available_cpus()})
    try:
        return executor.submit(_process, path.absolute(), chosen, limits.timeout).result()
    except HeduiError:
        raise
    except TimedOutError as error:
        raise DocumentError(messages.TIMED_OUT.say(lang, name=name, seconds=round(error.args[0]))) from error
    except OutOfMemoryError as error:
        raise DocumentError(messages.OUT_OF_MEMORY.say(lang, name=name, limit=error.args[0])) from error
    except CrashedError as error:
        raise DocumentError(messages.CRASHED.say(lang, name=name, reason=error.args[0])) from error
    except Exception as error:
        reason = origin(error)
        raise DocumentError(messages.INTERNAL_ALONE.say(lang, name=name, reason=reason)) from error
    finally:
        executor.kill()


def _process(path: Path, settings: Settings, timeout: float | None) -> tuple[Record, ...]:
    from hedui.pipeline import process_file
    from hedui.read import pictures_in

    original = pictures_in(path, settings) if path.is_dir() else path
    pace.begin(path.name, original, timeout)
    made = steadily(original, settings.lang, lambda: process_file(original, settings))
    return tuple(each.record for each in made)
