/**
 * The canonical event: how the parts that a provider delivers become one event or series, and which
 * slots a series has (SEM-38). Pure. Read by intake and the preview; hands bodies to the store
 * through intake.
 */
@NullMarked
package dev.calsync.engine.canonical;

import org.jspecify.annotations.NullMarked;
