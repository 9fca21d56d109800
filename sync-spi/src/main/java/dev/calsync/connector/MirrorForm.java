package dev.calsync.connector;

import dev.calsync.event.MirrorShape;

/**
 * A mirror as it shall be written.
 *
 * @param id the id to create it under, where the provider lets us choose; 52 characters out of
 *     {@code 0-9 a-v}
 * @param uid the iCalendar UID; a provider that names what it is sent gives its own
 * @param mark the text of our mark
 * @param sequence the iCalendar SEQUENCE, growing with every write of this mirror
 * @param shape what to show
 */
public record MirrorForm(String id, String uid, String mark, int sequence, MirrorShape shape) {}
