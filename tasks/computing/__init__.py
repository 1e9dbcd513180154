"""Where archived segments are extracted: parser processes of this machine, or the workers of a Dask cluster.

Extraction reads a segment and returns its records. It writes nothing, so it may be repeated anywhere; what the records
change in the warehouse is decided and committed by the process that asked for them.
"""

from __future__ import annotations

import threading

from tasks.computing.interface import Compute, ExtractedSegment, SegmentRules
from tasks.computing.local import LocalCompute
from tasks.home import Home


def open_cluster(home: Home, stopping: threading.Event) -> Compute:
    """The workers of the Dask cluster that ``DATELINE_COMPUTE`` names. Close it at the end.

    Args:
        stopping: set when the run is to stop.

    Raises:
        ConfigError: the package is not installed.
        ComputeUnavailable: nothing answers there, or it has no workers.
        ParsingStopped: the run was stopped meanwhile.
    """
    from tasks.computing.cluster import DaskCompute  # Dask is large, and optional

    return DaskCompute(home, stopping)


__all__ = ["Compute", "ExtractedSegment", "LocalCompute", "SegmentRules", "open_cluster"]
