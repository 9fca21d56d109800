package dev.calsync.plan;

/**
 * Something that is lost of an event on its way to the target (R-C7). Says when the event takes
 * place, and never a word of it.
 *
 * @param uid of which event
 * @param when when it takes place, as text
 * @param code what is lost, as a code such as {@code OVERRIDE_DETACHED}
 * @param text the same in one sentence for people, without content
 */
public record DegradedItem(String uid, String when, String code, String text) {}
