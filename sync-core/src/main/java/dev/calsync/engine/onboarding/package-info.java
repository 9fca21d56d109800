/**
 * Takes connections into work, for the first time and after they were out of reach (R-A3). Owns no
 * invariant: each step can be done again. Reads the directory, asks for readings and deliveries,
 * and moves the connection on when they are done.
 */
@NullMarked
package dev.calsync.engine.onboarding;

import org.jspecify.annotations.NullMarked;
