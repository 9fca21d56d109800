package dev.calsync.plan;

/**
 * One mirror of a plan.
 *
 * @param action what would be done
 * @param uid of which event
 * @param shownTitle the title as the target shows it, privacy applied; empty where nothing is shown
 * @param when when it takes place, as text; empty where unknown
 * @param reason why, as a code
 */
public record PlanItem(
    PlanAction action, String uid, String shownTitle, String when, String reason) {}
