package dev.calsync.test.google;

/**
 * A request that was answered, without anything of its content.
 *
 * @param kind what it was about
 * @param method its method
 * @param template the path with names instead of ids, such as {@code
 *     calendars/{calendarId}/events}; the empty text if there is nothing at the path
 * @param status how it was answered; 0 if the connection was cut
 */
public record GoogleRequest(RequestKind kind, String method, String template, int status) {}
