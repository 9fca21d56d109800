package dev.calsync.tck.simulation;

import dev.calsync.connector.SourcePart;
import dev.calsync.event.Participation;
import dev.calsync.event.Slot;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who has which occurrence of which event, and so which edge shows it: a reckoning of its own of
 * copies of meetings (SEM-20, SEM-21). Of one moment.
 */
final class Copies {

  /** In this order an owner's answers make an edge show a meeting. */
  private static final List<Participation> ANSWERS =
      List.of(Participation.ACCEPTED, Participation.TENTATIVE, Participation.NEEDS_ACTION);

  private final List<Site> sites;
  private final List<Link> links;
  private final Map<String, Map<Site, Map<Slot, Single>>> taken = new HashMap<>();
  private final Set<String> declined = new HashSet<>();

  Copies(Scene scene) {
    this.sites = scene.readSites();
    this.links = scene.links().stream().filter(link -> !link.merges()).toList();
    sites.forEach(site -> Origins.of(scene, site).forEach(part -> add(site, part)));
  }

  private void add(Site site, SourcePart.Whole part) {
    String uid = part.object().uid();
    Map<Slot, Single> slots =
        taken
            .computeIfAbsent(uid, any -> new HashMap<>())
            .computeIfAbsent(site, any -> new HashMap<>());
    Singles.of(part.body())
        .forEach(
            each -> {
              if (each.isTaken()) {
                slots.put(each.slot(), each);
              } else {
                declined.add(uid);
              }
            });
  }

  /** Whether an event is shown as it is: it is in one calendar alone, and nothing was declined. */
  boolean isWhole(String uid) {
    return !declined.contains(uid) && taken.getOrDefault(uid, Map.of()).size() <= 1;
  }

  /** Whether an edge shows an occurrence; else nobody needs it there, or somebody else shows it. */
  boolean isShown(Link link, String uid, Slot slot) {
    return wouldShow(link, uid, slot)
        && links.stream()
            .filter(other -> other.target().equals(link.target()))
            .filter(other -> wouldShow(other, uid, slot))
            .min(order(uid, slot))
            .filter(link::equals)
            .isPresent();
  }

  private boolean wouldShow(Link link, String uid, Slot slot) {
    return at(link.source(), uid, slot).isPresent()
        && looksAt(link).noneMatch(site -> at(site, uid, slot).isPresent());
  }

  private Optional<Single> at(Site site, String uid, Slot slot) {
    return Optional.ofNullable(taken.getOrDefault(uid, Map.of()).get(site))
        .flatMap(slots -> Optional.ofNullable(slots.get(slot)));
  }

  /** Where a copy keeps a meeting back from an edge. */
  private Stream<Site> looksAt(Link link) {
    return sites.stream()
        .filter(site -> !site.equals(link.source()))
        .filter(
            site ->
                switch (link.edge().policy().alreadyPresent()) {
                  case TARGET_CALENDAR -> site.equals(link.target());
                  case TARGET_ACCOUNT -> site.account().equals(link.target().account());
                  case ALL_CALENDARS -> true;
                });
  }

  /** All edges were made at one time, and nobody says who called a meeting. */
  private Comparator<Link> order(String uid, Slot slot) {
    return Comparator.comparing((Link link) -> link.edge().priority())
        .thenComparing(link -> ANSWERS.indexOf(at(link.source(), uid, slot).orElseThrow().answer()))
        .thenComparing(link -> link.edge().id().value());
  }
}
