"""Step 3, COMPUTE: observations become figures, series and changes, with exact fractions."""
