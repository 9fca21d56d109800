/**
 * What a store promises the engine, as tests that its author implements; {@code docs/contract.md}
 * numbers and explains them.
 */
@NullMarked
package dev.calsync.tck.store;

import org.jspecify.annotations.NullMarked;
