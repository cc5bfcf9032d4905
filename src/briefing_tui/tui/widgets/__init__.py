"""The rows around the panes: title, tabs, find and status."""
