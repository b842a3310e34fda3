"""Accuracy and speed: `make bench` prints the tables that the README quotes."""
