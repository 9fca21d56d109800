package dev.calsync.test.google;

/**
 * Guests were written to.
 *
 * @param calendar the calendar's id
 * @param event the event's id
 * @param method the method of the request that caused it
 */
public record GoogleMail(String calendar, String event, String method) {}
