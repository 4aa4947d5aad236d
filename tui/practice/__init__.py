"""A guided practice interview with a scripted candidate: what it asks for, how it steps, and the panel that says so."""
