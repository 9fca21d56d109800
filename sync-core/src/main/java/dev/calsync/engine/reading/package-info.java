/**
 * What people look at: the week view and free/busy (R-G1). Reads canonical events through the store
 * and expands them; writes nothing. Hands values of {@code dev.calsync.agenda} to the facade.
 */
@NullMarked
package dev.calsync.engine.reading;

import org.jspecify.annotations.NullMarked;
