/**
 * A stand-in for the Google Calendar service (REST, version 3) on this machine, which keeps its
 * calendars in memory, fails as it is told, and has people who edit behind our back.
 *
 * <p>Owns: what is written here sends no mail unless a test sees it ({@link
 * dev.calsync.test.google.FakeGoogle#outbox}, INV-14). Reads HTTP requests; hands answers and
 * notifications to whoever asks. Time comes from a clock and names from counting, so that a run can
 * be repeated.
 */
@NullMarked
package dev.calsync.test.google;

import org.jspecify.annotations.NullMarked;
