package dev.calsync.store;

import dev.calsync.connector.ConnectorId;

/**
 * An authorisation that was begun.
 *
 * @param name the SHA-256 of the state parameter; the parameter itself is not kept
 * @param connector at which kind of service; an answer of another one is refused by the caller
 * @param sealed what is needed to go on, such as the PKCE verifier and where to return to;
 *     encrypted, not read by the store, gone once the state is consumed
 */
public record OAuthState(FormHash name, ConnectorId connector, FormBytes sealed) {}
