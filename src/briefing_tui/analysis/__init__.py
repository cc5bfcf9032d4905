"""From an `Article` to a `Briefing`: language, quotes, actors, times, timeline, summary."""
