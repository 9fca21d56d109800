/**
 * What hosts hand over of a request at their webhook address, and what they answer. Values alone,
 * free of any framework; {@code CalendarSync.webhooks()} turns one into the other.
 */
@NullMarked
package dev.calsync.webhook;

import org.jspecify.annotations.NullMarked;
