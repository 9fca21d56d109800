/**
 * Being told of changes: what providers send is taken in, judged, and turned into wake-ups.
 *
 * <p>Owns: a notification is only ever a hint to read, however often, late or forged it comes
 * (INV-17); it is never what makes data true. Reads channels and the directory; hands requests for
 * runs to the job store.
 */
@NullMarked
package dev.calsync.engine.watch;

import org.jspecify.annotations.NullMarked;
