/** Makes skipped tests loud: what did not run is printed by name, with its reason. */
@NullMarked
package dev.calsync.build.skipreport;

import org.jspecify.annotations.NullMarked;
