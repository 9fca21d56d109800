/** The engine's promises, told as scenarios on the reference store and a scripted provider. */
@NullMarked
package dev.calsync.tck.engine;

import org.jspecify.annotations.NullMarked;
