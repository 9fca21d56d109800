/**
 * What every connector must keep, as tests to inherit, and a provider that does as it is told.
 *
 * <p>The author of a connector gives a {@link dev.calsync.tck.connector.ConnectorRig} and
 * implements {@link dev.calsync.tck.connector.ConnectorContract}; what a calendar's capabilities
 * rule out is skipped with a reason. Reads {@code dev.calsync.connector} and hands test results to
 * JUnit. The rules are listed, by the ids that the tests carry, in {@code docs/contract.md}.
 */
@NullMarked
package dev.calsync.tck.connector;

import org.jspecify.annotations.NullMarked;
