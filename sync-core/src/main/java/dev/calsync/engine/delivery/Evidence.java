package dev.calsync.engine.delivery;

/** How we know what became of a write; its name is the reason in the journal. */
enum Evidence {
  /** The target said so. */
  WRITTEN,
  /** There was no answer, and a look-up found it. */
  LOOKED_UP,
  /** The target refused it, because something was there, and a look-up told what. */
  MET_AT_TARGET
}
