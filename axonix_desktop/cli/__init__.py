"""``axonix``: the engine without a window. It only wires; nobody imports it."""
