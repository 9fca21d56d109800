package dev.calsync.store;

/**
 * Other bytes that mean the same, in place of those that were read.
 *
 * @param place where
 * @param was the bytes that were read
 * @param now what is kept from now on; not none
 */
public record FormExchange(FormPlace place, FormBytes was, FormBytes now) {}
