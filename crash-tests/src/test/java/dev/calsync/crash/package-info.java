/**
 * Three workers on one PostgreSQL and one fake provider, while a controller kills, stops and cuts
 * off whatever it can; afterwards the provider's log and the store are held against INV-1 … INV-5,
 * INV-7 … INV-9 and INV-18.
 */
@NullMarked
package dev.calsync.crash;

import org.jspecify.annotations.NullMarked;
