"""plainlaw: from Markdown and statistical returns to a public portal. Start reading at build.py."""

import os

# pydantic's plugins, should any be installed, have no say in what a document means; to look for them takes longer than
# to read one
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
