"""The persons of one document, each once, and what the document has told of each.

Groups come in, with evidence of whose somebody is; persons go out. Two whose parties clash are not
made one, and of two parties told equally strongly neither is believed.
"""
