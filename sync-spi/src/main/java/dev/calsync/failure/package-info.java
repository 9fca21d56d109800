/**
 * What can go wrong: one root exception, and the classes into which connectors sort their
 * providers' troubles.
 */
@NullMarked
package dev.calsync.failure;

import org.jspecify.annotations.NullMarked;
