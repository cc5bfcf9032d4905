"""`python -m briefing_tui`: the command line, where no script of it is on the path."""

import sys

from briefing_tui.commands.main import main

sys.exit(main())
