/**
 * How fast the library is beside others, on one machine and in one run. Prints and never fails;
 * owns no rule of the library and is not published. Reads from the engine, the store and a peer;
 * hands figures to the console.
 */
@NullMarked
package dev.calsync.benchmarks;

import org.jspecify.annotations.NullMarked;
