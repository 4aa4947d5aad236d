"""What each screen shows, as lines of styled text: pure functions of a session, a width and a language."""
