/**
 * What a synchronization would do, without doing it: reads both ends afresh, projects and plans
 * with the same pure pages as the real run, writes nothing (R-C8). Reads connectors and the store;
 * hands plans to the facade.
 */
@NullMarked
package dev.calsync.engine.preview;

import org.jspecify.annotations.NullMarked;
