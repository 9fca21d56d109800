/**
 * What a connector promises the engine. Words used here: a <em>calendar</em> is named by its
 * provider; a <em>remote id</em> names one object in it and a <em>remote version</em> changes with
 * every change of it; a <em>cursor</em> is a position the provider promised to continue from later;
 * a <em>continuation</em> only continues the running pass and is never stored as a cursor (INV-6);
 * a <em>mark</em> is our signed tag on a mirror.
 *
 * <p>Connectors do mechanism only. They classify trouble ({@link dev.calsync.failure.FailureClass})
 * and never decide what follows from it. Every method blocks, may be called from several threads,
 * and keeps to the deadline of its {@link dev.calsync.connector.Call}.
 */
@NullMarked
package dev.calsync.connector;

import org.jspecify.annotations.NullMarked;
