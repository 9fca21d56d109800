package dev.calsync.store;

import java.util.List;

/**
 * What is written down together with a change, or not at all.
 *
 * @param journal lines of the journal
 * @param audit lines of the audit log
 */
public record Told(List<JournalLine> journal, List<AuditLine> audit) {

  /** Nothing is. */
  public static final Told NOTHING = new Told(List.of(), List.of());

  /** Copies the lists. */
  public Told {
    journal = List.copyOf(journal);
    audit = List.copyOf(audit);
  }
}
