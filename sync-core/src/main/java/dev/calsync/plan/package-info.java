/**
 * What a synchronization would do, as a value: shown to people, handed to programs, written by
 * nobody (R-C8).
 */
@NullMarked
package dev.calsync.plan;

import org.jspecify.annotations.NullMarked;
