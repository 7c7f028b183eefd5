"""From source text to facts about names: scopes, bindings, positions, pragmas."""
