/**
 * When a provider may be called: rate limits and budgets that all nodes share, a breaker for each
 * provider, and how many initial loads run at once. Owns the calling side of INV-20 (R-D4, R-D6,
 * R-L5). Reads the limits that connectors declare; draws from the store's permits; is asked by
 * {@code connection} before every verb and told of its outcome.
 */
@NullMarked
package dev.calsync.engine.permit;

import org.jspecify.annotations.NullMarked;
