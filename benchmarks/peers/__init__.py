"""The peers: each module writes the articles the way one generator wants them."""
