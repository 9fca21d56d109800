/** The promises of expansion, by rule id, by the RFC's own examples and against other engines. */
@NullMarked
package dev.calsync.ical.expansion;

import org.jspecify.annotations.NullMarked;
