"""Which keys do what: the bindings of all screens by id, and what keeps own keys from being given to them."""
