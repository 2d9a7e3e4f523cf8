"""The only writer of content/ and stats/."""
