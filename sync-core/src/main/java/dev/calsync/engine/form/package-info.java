/**
 * The canonical binary form: events and mirror shapes as bytes, and the hash of what a mirror
 * shows.
 *
 * <p>Owns R-C3 as far as hashes go (equal over JVM, locale, zone and release) and the normal form
 * of SEM-35. Additive (R-L10): unknown tags are skipped, absent ones mean their default, so that
 * release N−1 reads what N wrote. Reads the values of {@code dev.calsync.event}; hands {@code
 * FormBytes} and {@code FormHash} to planning, delivery and intake.
 */
@NullMarked
package dev.calsync.engine.form;

import org.jspecify.annotations.NullMarked;
