"""What the server loads from which workers are forked: the engine, if it can be loaded.

Where it cannot be, the server would end with a traceback; so each worker tries once more and says why.
"""

from contextlib import redirect_stdout, suppress
from io import StringIO

with redirect_stdout(StringIO()), suppress(Exception):
    import sbpack.render.layout.worker  # noqa: F401
