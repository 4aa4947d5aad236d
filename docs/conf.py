"""Settings of the documentation site: `make docs` builds it into build/docs, and a warning is an error."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tui import __version__

project = "bei"
author = "bei contributors"
copyright = author  # noqa: A001  Sphinx asks for this name
release = version = __version__
language = "zh_CN"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"bei {release}"
html_show_sphinx = False
html_copy_source = False
html_theme_options = {"source_edit_link": "", "top_of_page_buttons": []}
