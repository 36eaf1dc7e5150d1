from hedui.models.record import Record as Record
from hedui.pipeline import process as process
from hedui.settings import Settings as Settings

__all__ = ["Record", "Settings", "__version__", "process"]

__version__: str
