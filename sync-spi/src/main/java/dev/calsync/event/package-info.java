/**
 * Events as every provider and target understands them: immutable values, wall time with a zone,
 * whole series as one.
 *
 * <p>Values only, no behaviour that needs a clock, zone rules or I/O. Read by every other package;
 * reads none.
 */
@NullMarked
package dev.calsync.event;

import org.jspecify.annotations.NullMarked;
