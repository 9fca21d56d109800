/**
 * The quickstart: a small command-line tool over the library, and the fifteen lines of the README.
 *
 * <p>The only module that may ask the JVM for the time, the zone and the console. Reads arguments;
 * hands them to the commands.
 */
@NullMarked
package dev.calsync.examples.quickstart;

import org.jspecify.annotations.NullMarked;
