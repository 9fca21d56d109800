package dev.calsync.tck.simulation;

import dev.calsync.connector.MirrorWrite;

/**
 * A write on its way to the provider.
 *
 * @param node whose
 * @param site to which calendar
 * @param write what
 */
record Sending(Node node, Site site, MirrorWrite write) {}
