package dev.calsync.tck.connector;

import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.WriteOutcome;
import java.util.Optional;

/**
 * One write request that was sent to a scripted provider.
 *
 * @param calendar the provider's id of the calendar
 * @param write what was asked for
 * @param effect what became of it; empty if the request was lost on its way
 */
public record ScriptedWrite(String calendar, MirrorWrite write, Optional<WriteOutcome> effect) {}
