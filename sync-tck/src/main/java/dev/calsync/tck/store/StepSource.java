package dev.calsync.tck.store;

/** Makes up operations of one kind. */
interface StepSource {

  Step next();
}
