/**
 * Tests of hosts with JUnit, which nothing else in this artifact needs: {@link
 * dev.calsync.test.junit.CalsyncTest} gives them the library and fakes of the providers.
 */
@NullMarked
package dev.calsync.test.junit;

import org.jspecify.annotations.NullMarked;
