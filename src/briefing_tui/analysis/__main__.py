"""Starts the analysis process. A module of its own, so that the values it sends are those that the screen knows."""

from briefing_tui.analysis.worker import main

main()
