/**
 * Erases what was kept long enough (R-F6). Owns no invariant; the store erases nothing that anybody
 * still needs. Reads the directory; calls the store.
 */
@NullMarked
package dev.calsync.engine.maintenance;

import org.jspecify.annotations.NullMarked;
