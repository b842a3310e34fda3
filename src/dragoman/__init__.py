"""Dragoman reads news about relations between states and keeps a sourced record of it."""
