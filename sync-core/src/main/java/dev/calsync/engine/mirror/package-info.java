/**
 * Who a mirror is: its identity, its mark, and how one is told from a user's own event. Owns INV-1
 * and the identities of R-C4 and R-F5. Pure; read by intake, edge planning, delivery and the
 * preview.
 */
@NullMarked
package dev.calsync.engine.mirror;

import org.jspecify.annotations.NullMarked;
