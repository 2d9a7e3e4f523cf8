"""plainlaw: from Markdown and statistical returns to a public portal. Start reading at build.py."""
