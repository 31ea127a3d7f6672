// What the frame around a page's text is made of.

/** A page above this one; addresses are below the site's base. */
export interface Crumb {
  label: string;
  url: string;
}

/** A heading of the page, for its table of contents. */
export interface Heading {
  text: string;
  slug: string;
  /** 2 for a section, 3 for one inside it. */
  depth?: number;
}

/** The page before or after this one. */
export interface Neighbour {
  label: string;
  url: string;
}
