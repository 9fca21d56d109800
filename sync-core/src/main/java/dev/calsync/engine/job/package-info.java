/**
 * Jobs: claim, lease, slice, failure policy, the loop, shutdown. Knows no calendar rule. Owns
 * INV-7, INV-8, INV-18 … INV-22 on the engine's side; the store owns them on its own. Reads and
 * ends runs through the job store; hands work to the handlers of the other packages.
 */
@NullMarked
package dev.calsync.engine.job;

import org.jspecify.annotations.NullMarked;
