/** Listens to everything that a test run logs and prints, for what must not come to light. */
@NullMarked
package dev.calsync.build.leakwatch;

import org.jspecify.annotations.NullMarked;
