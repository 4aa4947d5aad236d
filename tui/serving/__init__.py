"""The program in a browser (`bei serve`): a page that shows its screen, for whoever has the link, and for nobody else.

The page is the one of textual-serve, a terminal; what serves it is not: that has no login and asks for neither Host nor
Origin. docs/serve.md tells who is kept out by what.
"""
