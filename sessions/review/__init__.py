"""What the stored sessions say of a competency model. Reads sessions and never changes one."""
