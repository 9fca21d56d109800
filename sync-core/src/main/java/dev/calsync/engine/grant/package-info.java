/**
 * The grants of connections: access tokens that are renewed ahead of their end, by one node at a
 * time, and refresh tokens that are kept before anything is done with what came with them. Owns
 * INV-24. Reads and writes the vault, asks {@code oauth}; hands tokens to {@code connection}.
 *
 * <p>Refresh token and access tokens are one secret, so that they are kept together or not at all,
 * and so that what one node was given is there for all. Nothing of it is remembered from one slice
 * to the next: a grant that was taken away is gone for every node at once.
 */
@NullMarked
package dev.calsync.engine.grant;

import org.jspecify.annotations.NullMarked;
