"""The values that everything else passes around, and their JSON. Immutable; standard library only."""
