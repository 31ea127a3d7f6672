/** Stands in the full-text index between a section's text and its identifiers, which are found and not shown. */
export const endOfText = '\u241F';
