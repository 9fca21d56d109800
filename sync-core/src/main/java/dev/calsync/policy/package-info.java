/**
 * What an edge lets through: immutable values that a host builds, stores as JSON and hands to an
 * edge.
 *
 * <p>Owns the deny-by-default rule of INV-15: a field that a policy does not name cannot reach the
 * target (R-C2). Pure. Reads the values of {@code dev.calsync.event}; read by the projection.
 */
@NullMarked
package dev.calsync.policy;

import org.jspecify.annotations.NullMarked;
