/** Events for tests: a few plain ones, and as many random ones as a seed gives. */
@NullMarked
package dev.calsync.engine.sample;

import org.jspecify.annotations.NullMarked;
