/**
 * What is done by itself, now and then: erases what was kept long enough (R-F6), and what is left
 * of sign-ins (R-A2), reads calendars whole (R-F1), tries whether grants still stand (R-A4),
 * settles conflicts as their owners prefer (R-A5). Owns no invariant: each can be done again, and
 * the store erases nothing that anybody still needs. Reads the directory; hands on to intake,
 * connections and the store.
 */
@NullMarked
package dev.calsync.engine.maintenance;

import org.jspecify.annotations.NullMarked;
