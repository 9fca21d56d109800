/**
 * Events as every provider and target understands them: immutable values, wall time with a zone,
 * whole series as one.
 *
 * <p>Values, and the two ports that give them a place in time: zone rules and expansion. No clock,
 * no I/O. Read by every other package; reads none.
 */
@NullMarked
package dev.calsync.event;

import org.jspecify.annotations.NullMarked;
