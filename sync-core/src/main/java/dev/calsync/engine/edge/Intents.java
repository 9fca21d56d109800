package dev.calsync.engine.edge;

import dev.calsync.engine.directory.SeriesLineage;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.projection.Degradation;
import dev.calsync.store.FormHash;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The intents of one plan, and what the journal is told of each. Used by one thread. */
final class Intents {

  private final MirrorNames names;
  private final EdgeTerms terms;
  private final String runId;
  private final List<MirrorIntent> intents = new ArrayList<>();
  private final List<JournalLine> journal = new ArrayList<>();
  private int held;

  Intents(MirrorNames names, EdgeTerms terms, String runId) {
    this.names = names;
    this.terms = terms;
    this.runId = runId;
  }

  List<MirrorIntent> all() {
    return intents;
  }

  List<JournalLine> journal() {
    return journal;
  }

  /** How many intents are held back. */
  int held() {
    return held;
  }

  /**
   * An id that was used up may never be used again at its provider (FLT-5): a returning mirror
   * takes the next.
   */
  MirrorIdentity identity(FormHash lineage, Optional<MirrorRow> row, Optional<Integer> generation) {
    if (row.isEmpty()) {
      return names.identity(lineage, generation.orElse(0));
    }
    MirrorRow known = row.get();
    boolean usedUp =
        known.writes() > 0 && !known.hashes().differs() && known.hashes().applied().isAbsent();
    return usedUp ? names.next(known.identity()) : known.identity();
  }

  /** Something is wanted of a mirror, or nothing more. */
  void add(MirrorIntent intent, String reason) {
    add(intent, reason, List.of());
  }

  /** The same, of an event that loses something on its way (R-C7). */
  void add(MirrorIntent intent, String reason, List<Degradation> losses) {
    intents.add(intent);
    held += intent.hold().isPresent() ? 1 : 0;
    Map<String, String> facts = new TreeMap<>();
    facts.put("part", intent.key().part().text());
    facts.put("desired", intent.desired().toString());
    facts.put("policy", Long.toString(terms.edge().revision()));
    intent.former().ifPresent(old -> facts.put("former", old.text()));
    if (!losses.isEmpty()) {
      facts.put("lost", losses.stream().map(Degradation::code).collect(Collectors.joining(" ")));
    }
    journal.add(
        new JournalLine(
            action(intent),
            runId,
            terms.target().id(),
            Optional.of(terms.edge().id()),
            intent.key().uid(),
            reason,
            facts));
  }

  private static String action(MirrorIntent intent) {
    if (intent.hold().isPresent()) {
      return "MIRROR_HELD";
    }
    return intent.desired().isAbsent() ? "MIRROR_UNWANTED" : "MIRROR_WANTED";
  }

  /** A series of a source goes on with another one (SEM-40). */
  void split(EdgeTerms source, String uid, SeriesLineage lineage) {
    journal.add(
        new JournalLine(
            "SERIES_SPLIT",
            runId,
            source.source().id(),
            Optional.of(terms.edge().id()),
            uid,
            "SPLIT_AT_SOURCE",
            Map.of("predecessor", lineage.predecessor(), "cut", lineage.cut().text())));
  }

  /** An event of a source that cannot be projected (INV-19). */
  void skip(EdgeTerms source, String uid, String reason) {
    journal.add(
        new JournalLine(
            "EVENT_NOT_PROJECTED",
            runId,
            source.source().id(),
            Optional.of(terms.edge().id()),
            uid,
            reason,
            Map.of()));
  }
}
