package dev.calsync.engine.mirror;

import dev.calsync.store.FormHash;
import dev.calsync.store.Part;

/**
 * What an authentic mark says of the object that carries it.
 *
 * @param part which part of a mirror it is
 * @param generation in which generation
 * @param lineage of which mirror: the hash that all generations share
 */
public record Mark(Part part, int generation, FormHash lineage) {}
