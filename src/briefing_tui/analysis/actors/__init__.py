"""Who acts: names, descriptions and pronouns gathered into actors."""
