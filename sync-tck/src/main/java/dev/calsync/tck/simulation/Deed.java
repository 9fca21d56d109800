package dev.calsync.tck.simulation;

/** What people and providers do to calendars while nobody asked them. */
enum Deed {
  ADD,
  ADD_SERIES,
  EDIT,
  DELETE,
  EDIT_MIRROR,
  DELETE_MIRROR,
  COPY_MIRROR,
  MOVE_MIRROR,
  STRIP_MARK,
  /** Somebody's own event comes to lie under the id of a mirror (FLT-6). */
  USURP_ID,
  /** Every cursor of a calendar dies (FLT-7). */
  EXPIRE_CURSORS,
  /** The policy of an edge is edited (FLT-60). */
  CHANGE_POLICY,
  /** A copy of an event comes to another calendar of its owner (SEM-20). */
  INVITE,
  /** The owner answers an event, or one occurrence of it. */
  ANSWER
}
