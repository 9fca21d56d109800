package dev.calsync.plan;

/**
 * An event of the source that the edge does not show, and why. Says when it takes place, and never
 * a word of it.
 *
 * @param uid of which event
 * @param when when it takes place, as text
 * @param reason why, as a code
 * @param rule which rule said so, or who shows it instead: in words, without content
 */
public record NotShownItem(String uid, String when, String reason, String rule) {}
