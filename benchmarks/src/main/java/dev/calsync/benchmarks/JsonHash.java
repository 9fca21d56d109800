package dev.calsync.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** How it is usually done: JSON with sorted keys, and its SHA-256. */
final class JsonHash {

  private final ObjectWriter json =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build()
          .writerFor(Flat.class);

  /** The fields of a single event, with plain types. */
  private record Flat(
      String title,
      String description,
      String location,
      String link,
      List<String> categories,
      String availability,
      String visibility,
      String start,
      String zone,
      int days,
      long seconds,
      boolean repeats) {}

  int hash(MirrorShape shape) {
    try {
      return Arrays.hashCode(MessageDigest.getInstance("SHA-256").digest(json(shape)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  byte[] json(MirrorShape shape) {
    try {
      return json.writeValueAsBytes(flat(shape));
    } catch (JsonProcessingException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Flat flat(MirrorShape shape) {
    EventText text = shape.details().text();
    EventTime.Zoned time = (EventTime.Zoned) shape.time();
    return new Flat(
        text.title(),
        text.description(),
        text.location(),
        text.link(),
        text.categories(),
        shape.details().availability().name(),
        shape.details().visibility().name(),
        time.start().toString(),
        time.zone().id(),
        time.length().days(),
        time.length().exact().toSeconds(),
        shape.recurrence().isPresent());
  }
}
