"""Whether it happened: held, planned, proposed, put off, cancelled, denied, or no claim at all."""
