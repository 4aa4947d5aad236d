"""Rights and duties over what is kept: who took what, for how long, how it is taken away, what a person may see."""
