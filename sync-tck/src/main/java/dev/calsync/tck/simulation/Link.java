package dev.calsync.tck.simulation;

import dev.calsync.EdgeView;
import java.util.List;
import java.util.stream.Stream;

/** An edge of the scene between some of its calendars. */
record Link(EdgeView edge, List<Site> sources, Site target) {

  boolean merges() {
    return edge.policy().merging().isPresent();
  }

  /** The one source of an edge that does not merge. */
  Site source() {
    return sources.get(0);
  }

  /** The calendars that it reads. */
  List<Site> ends() {
    return Stream.concat(sources.stream(), Stream.of(target)).toList();
  }

  @Override
  public String toString() {
    return sources.stream().map(Site::name).toList() + " -> " + target.name();
  }
}
