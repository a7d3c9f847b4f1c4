"""What a criterion of a gate can ask: the facts it is told, the rules by area, and the catalogue that names them."""
