package dev.calsync.plan;

import dev.calsync.event.MirrorShape;
import java.util.Optional;

/**
 * One mirror of a plan.
 *
 * @param action what would be done
 * @param uid of which event
 * @param shownTitle the title as the target shows it, privacy applied; empty where nothing is shown
 * @param when when it takes place, as text; empty where unknown
 * @param reason why, as a code
 * @param shape what the target would show, privacy applied; empty where it would show nothing, or
 *     what it shows already is not known
 * @param mirrorUid the iCalendar UID that the mirror has at the target now; empty text where it has
 *     none there
 * @param basis what it was made from: which part of the event, what it shall show and what is there
 *     now; equal for two plans of the same. Not to be parsed.
 */
public record PlanItem(
    PlanAction action,
    String uid,
    String shownTitle,
    String when,
    String reason,
    Optional<MirrorShape> shape,
    String mirrorUid,
    String basis) {}
