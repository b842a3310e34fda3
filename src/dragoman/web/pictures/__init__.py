"""Pictures of the record: rows in, a Vega-Lite spec out, one module a picture.

Every picture stands beside the table that it shows; colours and widths come from `style`, so that
all of them look like the pages they stand on. Nothing is told by colour alone.
"""
