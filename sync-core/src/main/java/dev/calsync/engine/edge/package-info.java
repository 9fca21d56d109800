/**
 * Runs an edge: takes its source's changes by position, projects, plans, commits intents and the
 * new position together; says what follows what. Time that passes and zone data that change are
 * changes, too: of those only what they concern is planned (R-C11). Owns INV-6 for positions, the
 * planning side of INV-9, and that a meeting is shown once at a target (SEM-20, SEM-21). Reads
 * canonical rows; hands intents to delivery through the store.
 */
@NullMarked
package dev.calsync.engine.edge;

import org.jspecify.annotations.NullMarked;
