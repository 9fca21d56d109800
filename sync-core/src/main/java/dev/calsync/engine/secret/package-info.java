/**
 * The secrets of connections, encrypted before the store gets them (R-J1). Owns INV-16 where
 * secrets are kept: in clear they are {@link dev.calsync.connector.Secret}s alone. Reads and writes
 * the store's secrets; hands them to {@code connection}.
 *
 * <p>Two layers. Each owner has data keys of their own, so that dropping those erases all secrets
 * of that owner wherever copies of them lie. The data keys are encrypted by the host's wrapping
 * key, which no store ever sees. When the host brings a new wrapping key, each owner gets a new
 * data key, and each secret is sealed with it when it is read next, or at night.
 *
 * <p>Event content is sealed with the same keys where the host asks for that. In which manner it
 * was last begun to be written is kept in the store, so that a pass that makes it all alike knows
 * when it must come again.
 */
@NullMarked
package dev.calsync.engine.secret;

import org.jspecify.annotations.NullMarked;
