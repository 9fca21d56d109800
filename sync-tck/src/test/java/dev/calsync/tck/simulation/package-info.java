/** The simulator at work, and the bugs that it must find. */
@NullMarked
package dev.calsync.tck.simulation;

import org.jspecify.annotations.NullMarked;
