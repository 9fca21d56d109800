package dev.calsync.crash;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.IcalEntry;
import dev.calsync.ical.IcalItem;
import dev.calsync.ical.IcalReader;
import dev.calsync.ical.IcalWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the values of a connector travel between a worker and the fake provider. */
final class Wire {

  private static final IcalWriter WRITER = new IcalWriter(ZoneRulesSource.jdk(), "crash");
  private static final IcalReader READER = new IcalReader(ZoneRulesSource.jdk());

  private Wire() {}

  /** Writes one value. */
  interface Out<T> {
    void put(DataOutputStream out, T value) throws IOException;
  }

  /** Reads one value. */
  interface In<T> {
    T get(DataInputStream in) throws IOException;
  }

  static <T> void putAll(DataOutputStream out, List<T> values, Out<T> each) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      each.put(out, value);
    }
  }

  static <T> List<T> getAll(DataInputStream in, In<T> each) throws IOException {
    List<T> values = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      values.add(each.get(in));
    }
    return values;
  }

  static <T> void putMaybe(DataOutputStream out, Optional<T> value, Out<T> put) throws IOException {
    putAll(out, value.stream().toList(), put);
  }

  static <T> Optional<T> getMaybe(DataInputStream in, In<T> get) throws IOException {
    return getAll(in, get).stream().findFirst();
  }

  static void putBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] getBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  static void putText(DataOutputStream out, String text) throws IOException {
    putBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static String getText(DataInputStream in) throws IOException {
    return new String(getBytes(in), StandardCharsets.UTF_8);
  }

  /** Events travel as iCalendar text. */
  static void putBody(DataOutputStream out, EventBody body) throws IOException {
    putBytes(out, WRITER.bytes(List.of(IcalEntry.of("body", body)), Instant.EPOCH));
  }

  static EventBody getBody(DataInputStream in) throws IOException {
    return READER
        .read(getText(in))
        .items()
        .get(0)
        .match(
            IcalItem.Event::body,
            unreadable -> {
              throw new IllegalStateException("unreadable on the way: " + unreadable.code());
            });
  }

  static void putObject(DataOutputStream out, SourceObject object) throws IOException {
    putText(out, object.id().value());
    putText(out, object.uid());
    putText(out, object.version().value());
    putMaybe(out, object.mark(), Wire::putText);
  }

  static SourceObject getObject(DataInputStream in) throws IOException {
    return new SourceObject(
        new RemoteId(getText(in)),
        getText(in),
        new RemoteVersion(getText(in)),
        getMaybe(in, Wire::getText));
  }

  static void putPart(DataOutputStream out, SourcePart part) throws IOException {
    if (part instanceof SourcePart.Whole whole) {
      out.writeByte('W');
      putObject(out, whole.object());
      putBody(out, whole.body());
    } else if (part instanceof SourcePart.Gone gone) {
      out.writeByte('G');
      putText(out, gone.id().value());
    } else if (part instanceof SourcePart.Unreadable unreadable) {
      out.writeByte('U');
      putObject(out, unreadable.object());
      putText(out, unreadable.code());
      putText(out, unreadable.where());
      putBytes(out, unreadable.raw());
    } else {
      throw new IllegalArgumentException("a scripted calendar shows no " + part.getClass());
    }
  }

  static SourcePart getPart(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 'W' -> new SourcePart.Whole(getObject(in), getBody(in));
      case 'G' -> new SourcePart.Gone(new RemoteId(getText(in)));
      default -> new SourcePart.Unreadable(getObject(in), getText(in), getText(in), getBytes(in));
    };
  }

  static void putPage(DataOutputStream out, FetchPage page) throws IOException {
    if (page instanceof FetchPage.More more) {
      out.writeByte('M');
      putAll(out, more.parts(), Wire::putPart);
      putText(out, more.next().value());
    } else if (page instanceof FetchPage.Last last) {
      out.writeByte('L');
      putAll(out, last.parts(), Wire::putPart);
      out.writeBoolean(last.coverage().match(() -> true, within -> false, () -> false));
      putMaybe(out, last.cursor().map(Cursor::value), Wire::putText);
    } else if (page instanceof FetchPage.Unchanged unchanged) {
      out.writeByte('U');
      putText(out, unchanged.cursor().value());
    }
  }

  static FetchPage getPage(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 'M' -> new FetchPage.More(getAll(in, Wire::getPart), new Continuation(getText(in)));
      case 'L' ->
          new FetchPage.Last(
              getAll(in, Wire::getPart),
              in.readBoolean() ? Coverage.WHOLE : Coverage.CHANGES,
              getMaybe(in, Wire::getText).map(Cursor::new));
      default -> new FetchPage.Unchanged(new Cursor(getText(in)));
    };
  }

  static void putWrite(DataOutputStream out, MirrorWrite write) throws IOException {
    if (write instanceof MirrorWrite.Create create) {
      out.writeByte('C');
      putForm(out, create.form());
    } else if (write instanceof MirrorWrite.Update update) {
      out.writeByte('U');
      putRef(out, update.ref());
      putForm(out, update.form());
    } else if (write instanceof MirrorWrite.Delete delete) {
      out.writeByte('D');
      putRef(out, delete.ref());
    } else {
      throw new IllegalArgumentException("the calendars of these tests keep series whole");
    }
  }

  static MirrorWrite getWrite(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 'C' -> new MirrorWrite.Create(getForm(in));
      case 'U' -> new MirrorWrite.Update(getRef(in), getForm(in));
      default -> new MirrorWrite.Delete(getRef(in));
    };
  }

  private static void putRef(DataOutputStream out, MirrorRef ref) throws IOException {
    putText(out, ref.id().value());
    putText(out, ref.version().value());
  }

  private static MirrorRef getRef(DataInputStream in) throws IOException {
    return new MirrorRef(new RemoteId(getText(in)), new RemoteVersion(getText(in)));
  }

  private static void putForm(DataOutputStream out, MirrorForm form) throws IOException {
    putText(out, form.id());
    putText(out, form.uid());
    putText(out, form.mark());
    out.writeInt(form.sequence());
    putBody(out, form.shape().body());
  }

  private static MirrorForm getForm(DataInputStream in) throws IOException {
    return new MirrorForm(
        getText(in), getText(in), getText(in), in.readInt(), MirrorShape.shownBy(getBody(in)));
  }

  static void putOutcome(DataOutputStream out, WriteOutcome outcome) throws IOException {
    if (outcome instanceof WriteOutcome.Applied applied) {
      out.writeByte('A');
      putText(out, applied.id().value());
      putText(out, applied.version().value());
      putMaybe(out, applied.observed().map(MirrorShape::body), Wire::putBody);
    } else if (outcome instanceof WriteOutcome.Refused refused) {
      out.writeByte('R');
      putText(out, refused.code());
    } else {
      out.writeByte(outcome instanceof WriteOutcome.Conflicted ? 'C' : 'U');
    }
  }

  static WriteOutcome getOutcome(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 'A' ->
          new WriteOutcome.Applied(
              new RemoteId(getText(in)),
              new RemoteVersion(getText(in)),
              getMaybe(in, Wire::getBody).map(MirrorShape::shownBy));
      case 'R' -> new WriteOutcome.Refused(getText(in));
      case 'C' -> new WriteOutcome.Conflicted();
      default -> new WriteOutcome.Unconfirmed();
    };
  }
}
