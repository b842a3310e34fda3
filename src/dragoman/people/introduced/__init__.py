"""Who is introduced in one sentence: names and offices put together, and those who have no name.

A line comes in, groups and unnamed actors go out. Nothing is known here of any other sentence, so
a bare name stays a bare name.
"""
