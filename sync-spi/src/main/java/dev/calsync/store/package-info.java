/**
 * What a store promises the engine: named atomic operations, each one short transaction, in narrow
 * ports.
 *
 * <p>Rules for every operation. (1) It happens whole or not at all. (2) Every row belongs to an
 * owner and no operation reaches another owner's rows (INV-23); those without an owner say so. (3)
 * No operation takes the present time: durations go in, the store's own clock decides (INV-25). (4)
 * An operation that takes a {@link dev.calsync.store.Lease} first checks that nobody claimed or
 * freed the lane since and that it was not given back, and throws {@link
 * dev.calsync.failure.StaleLeaseException} otherwise, having changed nothing (INV-8). A lease that
 * ran out is still proof until then. (5) Bodies and forms are bytes that the store does not read.
 */
@NullMarked
package dev.calsync.store;

import org.jspecify.annotations.NullMarked;
