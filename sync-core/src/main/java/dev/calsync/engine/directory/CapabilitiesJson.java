package dev.calsync.engine.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.WriteSupport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What a calendar can do as JSON: one flat object, whatever groups the code makes of it. A limit
 * that only a newer release knows is left out (R-L10).
 */
final class CapabilitiesJson {

  private CapabilitiesJson() {}

  static void write(Capabilities can, ObjectNode json) {
    json.put("version", can.version());
    write(can.writes(), json);
    write(can.reads(), json);
    write(can.series(), json);
  }

  private static void write(WriteSupport writes, ObjectNode json) {
    json.put("writable", writes.allowed())
        .put("create", writes.create().name())
        .put("conditionalWrite", writes.conditional())
        .put("silentWrite", writes.silent().name())
        .put("batch", writes.batch())
        .put("concurrency", writes.concurrency())
        .put("changesKind", writes.changesKind());
  }

  private static void write(ReadSupport reads, ObjectNode json) {
    json.put("marks", reads.marks().name())
        .put("listingLag", reads.listingLag().toString())
        .put("absenceReads", reads.absence().count())
        .put("absenceApart", reads.absence().apart().toString())
        .put("minimumPoll", reads.minimumPoll().toString())
        .put("forgetsPast", reads.forgetsPast())
        .put("tells", reads.tells().name());
  }

  private static void write(SeriesSupport series, ObjectNode json) {
    ArrayNode limits = json.put("series", series.kept().name()).putArray("seriesLimits");
    series.limits().stream().sorted().forEach(limit -> limits.add(limit.name()));
  }

  static Capabilities read(JsonNode json) {
    return new Capabilities(json.path("version").asInt(), writes(json), reads(json), series(json));
  }

  private static WriteSupport writes(JsonNode json) {
    return new WriteSupport(
        json.path("writable").asBoolean(),
        Capabilities.Create.valueOf(json.path("create").asText()),
        json.path("conditionalWrite").asBoolean(),
        Capabilities.SilentWrite.valueOf(json.path("silentWrite").asText()),
        json.path("batch").asInt(),
        json.path("concurrency").asInt(),
        json.path("changesKind").asBoolean(true));
  }

  private static ReadSupport reads(JsonNode json) {
    return new ReadSupport(
        Capabilities.Marks.valueOf(json.path("marks").asText()),
        Duration.parse(json.path("listingLag").asText()),
        new Capabilities.ConfirmingReads(
            json.path("absenceReads").asInt(), Duration.parse(json.path("absenceApart").asText())),
        Duration.parse(json.path("minimumPoll").asText()),
        json.path("forgetsPast").asBoolean(),
        ReadSupport.Tells.valueOf(json.path("tells").asText(ReadSupport.Tells.EVENTS.name())));
  }

  private static SeriesSupport series(JsonNode json) {
    Set<String> names = new HashSet<>();
    json.path("seriesLimits").forEach(name -> names.add(name.asText()));
    Set<SeriesSupport.Limit> limits = EnumSet.allOf(SeriesSupport.Limit.class);
    limits.removeIf(limit -> !names.contains(limit.name()));
    return new SeriesSupport(SeriesSupport.Kept.valueOf(json.path("series").asText()), limits);
  }
}
