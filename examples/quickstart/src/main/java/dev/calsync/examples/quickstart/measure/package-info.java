/**
 * Measures the main job on this machine: events a second, database round trips an event, peak heap.
 *
 * <p>Reads from the facade over a store whose round trips are counted; hands lines to the console.
 */
@NullMarked
package dev.calsync.examples.quickstart.measure;

import org.jspecify.annotations.NullMarked;
