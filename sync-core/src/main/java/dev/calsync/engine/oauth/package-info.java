/**
 * What is said to authorization servers and what they answer (RFC 6749, 7009, 7636, 9207): links,
 * callbacks, requests for tokens, and which failure means what. Knows no store and no connection.
 * Owns INV-16 on this way: no answer is ever quoted. Reads what connectors say of their endpoints;
 * hands to {@code grant} and {@code connection}.
 */
@NullMarked
package dev.calsync.engine.oauth;

import org.jspecify.annotations.NullMarked;
