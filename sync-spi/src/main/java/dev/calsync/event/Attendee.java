package dev.calsync.event;

/**
 * A guest of an event.
 *
 * @param person who
 * @param response the guest's answer
 */
public record Attendee(Person person, Participation response) {}
