"""The tag tree of a section: what a screen reader hears, made from the layout's boxes and the HTML that they show.

boxes -> shown (what each HTML element shows, in the order of the text) -> node (the tags) -> write (the PDF).
"""
