package dev.calsync.connector;

/**
 * A service that an access token is for; one account may need several (Microsoft's Graph and IMAP
 * are two).
 *
 * @param name the resource's name, as the connector spells it
 */
public record Resource(String name) {}
