/**
 * Access to provider accounts: the connectors by name, one call on behalf of a connection, and
 * connecting an account (R-A1). Owns INV-8's second half: no call begins once the lease may be
 * over.
 */
@NullMarked
package dev.calsync.engine.connection;

import org.jspecify.annotations.NullMarked;
