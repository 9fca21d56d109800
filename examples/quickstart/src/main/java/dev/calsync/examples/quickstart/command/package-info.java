/**
 * The commands: arguments in, plain words or JSON out, and an exit code.
 *
 * <p>Owns the promise of the exit codes: 0 done, 1 something failed, 2 wrong usage, 3 something is
 * held. Reads from the facade {@code dev.calsync}; hands calendar files to the week page.
 */
@NullMarked
package dev.calsync.examples.quickstart.command;

import org.jspecify.annotations.NullMarked;
