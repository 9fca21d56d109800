/**
 * Runs an edge: takes its source's changes by position, projects, plans, commits intents and the
 * new position together; says what follows what. Owns INV-6 for positions and the planning side of
 * INV-9. Reads canonical rows; hands intents to delivery through the store.
 */
@NullMarked
package dev.calsync.engine.edge;

import org.jspecify.annotations.NullMarked;
