/**
 * What a target should show of an event: a pure function of the event and the terms of the edge.
 *
 * <p>Owns R-C3, INV-14 and INV-15 on the way out: nothing that the policy does not name is in a
 * shape. One rule, one file: status, privacy, detail, window, anchor, pattern. Series are shown
 * native, else split, else one by one. No clock, no I/O, no store. Reads canonical events and
 * policies; hands desired parts, or the reason why there are none, to the plan.
 */
@NullMarked
package dev.calsync.engine.projection;

import org.jspecify.annotations.NullMarked;
