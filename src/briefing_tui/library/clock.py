"""The time as the store keeps it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The present time as ISO 8601 in UTC with microseconds, which sorts as it is: “2024-05-23T09:30:00.125000Z”."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
