/**
 * Microsoft 365 and Outlook, as far as it goes without calling them: what they are, as data, and
 * what Microsoft Graph sends to our address. There is no {@link
 * dev.calsync.connector.ConnectorAdapter} here yet, because one that cannot read would have methods
 * that lie; it will be made of these parts.
 *
 * <p>Owns: a notification is never more than a hint (INV-17); what is no JSON text, or too deep, is
 * rejected and throws nothing (HOS-17). Reads what the host was sent; hands {@link
 * dev.calsync.connector.Recognised} to the engine.
 */
@NullMarked
package dev.calsync.connector.microsoft;

import org.jspecify.annotations.NullMarked;
