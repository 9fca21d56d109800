/**
 * What a host application lends the library: keys, access tokens, ids, and an ear for what happens.
 */
@NullMarked
package dev.calsync.host;

import org.jspecify.annotations.NullMarked;
