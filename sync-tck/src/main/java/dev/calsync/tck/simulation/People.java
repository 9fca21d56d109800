package dev.calsync.tck.simulation;

import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.policy.Policy;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Those who use the calendars, and know nothing of mirrors. Each deed is drawn from dice of its
 * own, over what there is at the time.
 */
final class People {

  private final Scene scene;
  private int named;

  People(Scene scene) {
    this.scene = scene;
  }

  void act(Deed deed, long dice) {
    SplittableRandom chance = new SplittableRandom(dice);
    Site site = scene.sites().get(chance.nextInt(scene.sites().size()));
    scene.trace().note("people", deed + " in " + site.name());
    switch (deed) {
      case ADD -> site.calendar().put(newUid(chance), Happenings.single(chance));
      case ADD_SERIES -> site.calendar().put(newUid(chance), Happenings.series(chance));
      case EDIT -> own(site, chance, (at, it) -> edit(at, it, chance));
      case DELETE -> own(site, chance, this::delete);
      case INVITE -> whole(site, chance).ifPresent(it -> invite(site, it, chance));
      case ANSWER -> whole(site, chance).ifPresent(it -> answer(site, it, chance));
      case EDIT_MIRROR -> mirror(site, chance, (at, it) -> edit(at, it, chance));
      case DELETE_MIRROR -> mirror(site, chance, (at, it) -> at.calendar().delete(it.id()));
      case COPY_MIRROR -> event(site, chance, this::copy);
      case MOVE_MIRROR -> event(site, chance, (at, it) -> move(at, it, chance));
      case STRIP_MARK -> mirror(site, chance, (at, it) -> at.calendar().stripMark(it.id()));
      case USURP_ID -> event(site, chance, (at, it) -> usurp(at, it, chance));
      case EXPIRE_CURSORS -> site.calendar().expireCursors();
      case CHANGE_POLICY -> changePolicy(chance);
    }
  }

  private String newUid(SplittableRandom chance) {
    return "own-" + ++named + "-" + chance.nextInt(1_000_000) + "@people";
  }

  private void own(Site site, SplittableRandom chance, BiConsumer<Site, SourceObject> deed) {
    one(site, id -> !scene.ledger().isMade(site.name(), id), chance)
        .ifPresent(it -> deed.accept(site, it));
  }

  /** An event of the user's own with all its occurrences. */
  private Optional<SourcePart.Whole> whole(Site site, SplittableRandom chance) {
    List<SourcePart.Whole> there =
        site.calendar().shown().stream()
            .filter(part -> !scene.ledger().isMade(site.name(), part.id()))
            .filter(part -> !scene.ledger().isCopy(site.name(), part.id()))
            .toList();
    return there.isEmpty()
        ? Optional.empty()
        : Optional.of(there.get(chance.nextInt(there.size())));
  }

  private void mirror(Site site, SplittableRandom chance, BiConsumer<Site, SourceObject> deed) {
    one(site, id -> scene.ledger().isMade(site.name(), id), chance)
        .ifPresent(it -> deed.accept(site, it));
  }

  /** A mirror that is no mere occurrence of another. */
  private void event(Site site, SplittableRandom chance, BiConsumer<Site, SourceObject> deed) {
    Set<RemoteId> events =
        site.calendar().shown().stream().map(SourcePart::id).collect(Collectors.toSet());
    one(site, id -> events.contains(id) && scene.ledger().isMade(site.name(), id), chance)
        .ifPresent(it -> deed.accept(site, it));
  }

  private static Optional<SourceObject> one(
      Site site, Predicate<RemoteId> wanted, SplittableRandom chance) {
    List<SourceObject> there =
        site.calendar().objects().stream()
            .flatMap(part -> part.names().stream())
            .filter(object -> wanted.test(object.id()))
            .toList();
    return there.isEmpty()
        ? Optional.empty()
        : Optional.of(there.get(chance.nextInt(there.size())));
  }

  private void edit(Site site, SourceObject object, SplittableRandom chance) {
    scene.ledger().edited(site.name(), object.id());
    if (Occurrences.of(site, object.id()).isEmpty() || chance.nextBoolean()) {
      site.calendar().edit(object.id(), Happenings.single(chance));
    } else {
      Occurrences.meddle(site, object.id(), chance);
    }
  }

  private void delete(Site site, SourceObject object) {
    scene.ledger().deleted(site.name(), object.uid());
    site.calendar().delete(object.id());
  }

  /** The invitation comes to another calendar of the user, who may have answered it already. */
  private void invite(Site site, SourcePart.Whole event, SplittableRandom chance) {
    Site other = scene.sites().get(chance.nextInt(scene.sites().size()));
    String uid = event.object().uid();
    if (!other.equals(site) && other.calendar().idOf(uid).isEmpty()) {
      scene.ledger().shared(uid);
      EventBody copy = chance.nextBoolean() ? event.body() : Answers.given(event.body(), chance);
      other.calendar().put(uid, copy);
    }
  }

  private void answer(Site site, SourcePart.Whole event, SplittableRandom chance) {
    scene.ledger().deleted(site.name(), event.object().uid());
    site.calendar().edit(event.id(), Answers.given(event.body(), chance));
  }

  /**
   * Not while its create is unconfirmed: of two that look alike, nobody could say which was made.
   */
  private void copy(Site site, SourceObject object) {
    rowOf(site, object)
        .ifPresent(
            settled -> scene.ledger().copied(site.name(), site.calendar().copy(object.id())));
  }

  private Optional<MirrorRow> rowOf(Site site, SourceObject object) {
    List<RemoteId> id = List.of(object.id());
    return Optional.ofNullable(
            scene.store().targets().atObjects(Scene.OWNER, site.id(), id).get(object.id()))
        .filter(row -> row.remote().filter(at -> at.id().equals(object.id())).isPresent());
  }

  /** No calendar takes a second event of one UID. */
  private void move(Site site, SourceObject object, SplittableRandom chance) {
    Site other = scene.sites().get(chance.nextInt(scene.sites().size()));
    if (!other.equals(site) && other.calendar().idOf(object.uid()).isEmpty()) {
      Optional<MirrorRow> shown =
          rowOf(site, object)
              .filter(row -> row.state() == MirrorState.SETTLED)
              .filter(row -> scene.keepSeriesAlike(site, other))
              .filter(row -> row.remote().orElseThrow().version().equals(object.version()));
      RemoteId there = site.calendar().moveTo(object.id(), other.calendar());
      scene.ledger().copied(other.name(), there);
      shown.ifPresent(row -> scene.ledger().moved(other.name(), there, row));
    }
  }

  /** Only where ids are chosen can somebody choose ours; without conditions we could not know. */
  private void usurp(Site site, SourceObject object, SplittableRandom chance) {
    Capabilities can = scene.capabilities(site);
    if (can.writes().create() == Capabilities.Create.ID_CHOSEN && can.writes().conditional()) {
      scene.ledger().taken(site.name(), object.id());
      site.calendar().putUnder(object.id(), newUid(chance), Happenings.single(chance));
    }
  }

  private void changePolicy(SplittableRandom chance) {
    List<Link> links = scene.links();
    if (!links.isEmpty()) {
      Link link = links.get(chance.nextInt(links.size()));
      List<Policy> policies = link.merges() ? Founding.BLOCKS : Founding.POLICIES;
      Policy policy = policies.get(chance.nextInt(policies.size()));
      scene.owner().edges().change(link.edge().id(), policy);
    }
  }
}
