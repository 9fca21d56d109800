/**
 * Google Calendar: what it is, as data, what is read from it and written to it, and what it sends
 * to our address.
 *
 * <p>Reading order: {@link dev.calsync.connector.google.GoogleConnector} → reader ({@code
 * GoogleReader}, {@code BusyTimes}, {@code EventParts}, {@code Details}, {@code EventTimes}),
 * writer ({@code GoogleWriter}, {@code GoogleOverrides}, {@code MirrorBody}, {@code WriteReplies}),
 * {@code GoogleService}, which alone talks to Google, and {@code GoogleFailures}, the table of what
 * Google says instead of an answer.
 *
 * <p>Owns: a mirror mails nobody (INV-14); a listing that does not end is no listing (INV-12); a
 * write that may have happened is never repeated (R-C4); a notification is never more than a hint
 * (INV-17).
 */
@NullMarked
package dev.calsync.connector.google;

import org.jspecify.annotations.NullMarked;
