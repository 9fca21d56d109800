package dev.calsync.policy;

/** A field of an event that an edge may let through. What is not listed here never can be. */
public enum Field {
  /** The title (SUMMARY). */
  TITLE,
  /** The description, as plain text (DESCRIPTION). */
  DESCRIPTION,
  /** The place (LOCATION). */
  LOCATION,
  /** The conference or event link, as text. */
  LINK,
  /** The categories (CATEGORIES). */
  CATEGORIES
}
