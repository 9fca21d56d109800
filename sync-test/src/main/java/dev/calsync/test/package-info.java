/**
 * The kit for whoever tests against calsync: a store in memory, a clock moved by hand, counting
 * ids. Hands the reference store to the store contract, which every other store must keep too.
 */
@NullMarked
package dev.calsync.test;

import org.jspecify.annotations.NullMarked;
