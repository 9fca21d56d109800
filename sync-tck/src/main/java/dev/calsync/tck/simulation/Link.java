package dev.calsync.tck.simulation;

import dev.calsync.EdgeView;

/** An edge of the scene between two of its calendars. */
record Link(EdgeView edge, Site source, Site target) {}
