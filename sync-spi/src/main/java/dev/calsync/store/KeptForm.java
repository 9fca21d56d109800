package dev.calsync.store;

/**
 * Event content as it is kept.
 *
 * @param place where
 * @param form the bytes; never none
 */
public record KeptForm(FormPlace place, FormBytes form) {}
