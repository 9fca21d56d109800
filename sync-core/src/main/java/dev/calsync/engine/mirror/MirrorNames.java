package dev.calsync.engine.mirror;

import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.RemoteId;
import dev.calsync.engine.meeting.MeetingName;
import dev.calsync.event.CanonicalKey;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.Part;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names and marks of mirrors, derived from natural keys and the host's key alone, so that a lost
 * store is rebuilt from the targets (R-F5).
 *
 * <p><em>Lineage</em> = SHA-256 over (installation, edge key, canonical key, part, target
 * calendar); <em>identity</em> = SHA-256 over (lineage, generation). The object's id and UID at the
 * provider are the identity in base32hex. The <em>mark</em> carries part, generation and lineage in
 * clear, with an HMAC over them and the installation. Because the id is a function of what the HMAC
 * covers, a mark on an object of another id is known as a copy, and a mark that somebody made up is
 * known as none (SEM-43, HOS-39). Thread-safe.
 */
public final class MirrorNames {

  private static final String FORMAT = "1";
  private static final String UID_SUFFIX = "@calsync";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final String installation;
  private final SecretKeySpec key;

  /**
   * Names under an installation.
   *
   * @param keys the host's keys
   */
  public MirrorNames(KeyProvider keys) {
    this.installation = keys.installation();
    this.key = new SecretKeySpec(keys.markKey(), "HmacSHA256");
  }

  /** What all generations of one mirror part share. */
  public FormHash lineage(String edgeKey, CanonicalKey event, Part part, String targetCalendar) {
    MessageDigest digest = sha256();
    for (String field :
        new String[] {
          "calsync-lineage-" + FORMAT,
          installation,
          edgeKey,
          event.calendar(),
          event.uid(),
          part.text(),
          targetCalendar
        }) {
      // The length before each field: no two lists of fields have the same bytes.
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return FormHash.of(digest.digest());
  }

  /** What all generations of a part share that is part of another: the other's lineage says all. */
  public FormHash lineage(FormHash parent, Part part) {
    MessageDigest digest = sha256();
    digest.update(("calsync-part-" + FORMAT).getBytes(StandardCharsets.UTF_8));
    digest.update(parent.bytes());
    digest.update(part.text().getBytes(StandardCharsets.UTF_8));
    return FormHash.of(digest.digest());
  }

  /** The identity of one generation. */
  public MirrorIdentity identity(FormHash lineage, int generation) {
    MessageDigest digest = sha256();
    digest.update(("calsync-identity-" + FORMAT).getBytes(StandardCharsets.UTF_8));
    digest.update(lineage.bytes());
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(generation).array());
    return new MirrorIdentity(lineage, generation, FormHash.of(digest.digest()));
  }

  /**
   * Who the mirror is once it must be made anew: its old id may be used up, or somebody else's
   * (FLT-5, FLT-6).
   */
  public MirrorIdentity next(MirrorIdentity identity) {
    return identity(identity.lineage(), identity.generation() + 1);
  }

  /**
   * Who a mirror is that somebody deleted: itself, where an id is chosen and one that may not be
   * used again is refused (then it is the next, FLT-5). So what is put back later, from a backup
   * say, is this mirror and no second one (INV-2). Where a repeated create is dropped unseen, it is
   * the next at once.
   */
  public MirrorIdentity again(MirrorIdentity identity, Capabilities.Create create) {
    return create == Capabilities.Create.ID_CHOSEN ? identity : next(identity);
  }

  /** The mark of a mirror part. */
  public String mark(Part part, MirrorIdentity identity) {
    return sign(new Mark(part, identity.generation(), identity.lineage()));
  }

  /**
   * The mark of a calendar that is made for mirrors (FLT-63).
   *
   * @param natural what names it: whose, at which provider, in which account, under which name
   */
  public String calendarMark(List<String> natural) {
    StringBuilder clear = new StringBuilder("calsync-calendar-" + FORMAT);
    natural.forEach(field -> clear.append('|').append(field.length()).append(':').append(field));
    return "calsync:" + FORMAT + ":" + ENCODER.encodeToString(hmac(clear.toString()));
  }

  /** The id to create a mirror under, where the provider lets us choose. */
  public String objectId(FormHash identity) {
    return Base32Hex.of(identity);
  }

  /**
   * Tells whether an object bears the id that we chose, with nothing behind it but what a calendar
   * of files adds. A file manager's copy bears another name.
   */
  public boolean isUnderItsId(RemoteId object, FormHash identity) {
    String name = object.value();
    String id = objectId(identity);
    return name.startsWith(id)
        && (name.length() == id.length() || ".@".indexOf(name.charAt(id.length())) >= 0);
  }

  /** Tells whether an earlier generation of a mirror bore this id. */
  public boolean bore(RemoteId object, MirrorIdentity identity) {
    return IntStream.range(0, identity.generation())
        .mapToObj(generation -> identity(identity.lineage(), generation).hash())
        .anyMatch(hash -> isUnderItsId(object, hash));
  }

  /** The iCalendar UID of a mirror. */
  public String uid(FormHash identity) {
    return objectId(identity) + UID_SUFFIX;
  }

  /** The identity that a UID of our making names; empty for anybody else's. */
  public Optional<FormHash> identityIn(String uid) {
    return uid.endsWith(UID_SUFFIX)
        ? Base32Hex.parse(uid.substring(0, uid.length() - UID_SUFFIX.length()))
        : Optional.empty();
  }

  /**
   * What the copies of an event with this UID are called; a UID of our making names a mirror, or
   * what a person made of one, and no meeting (SEM-22).
   */
  public Optional<String> meeting(String uid) {
    return identityIn(uid).isPresent() ? Optional.empty() : MeetingName.of(uid);
  }

  /** The identity whose id an object bears; empty for an object that bears none of ours. */
  public Optional<FormHash> identityAt(RemoteId object) {
    return Base32Hex.parse(object.value().split("[.@]", 2)[0]);
  }

  private String sign(Mark mark) {
    String clear = clear(mark);
    return clear + "." + ENCODER.encodeToString(hmac(clear));
  }

  /** Reads a mark; empty unless it was signed with our key for our installation. */
  public Optional<Mark> authentic(String text) {
    String[] fields = text.split("\\.", -1);
    if (fields.length != 5 || !fields[0].equals(FORMAT)) {
      return Optional.empty();
    }
    try {
      FormHash lineage = FormHash.of(Base64.getUrlDecoder().decode(fields[3]));
      Mark mark = new Mark(Part.parse(fields[1]), Integer.parseInt(fields[2]), lineage);
      return isEqual(text, sign(mark)) ? Optional.of(mark) : Optional.empty();
    } catch (IllegalArgumentException garbled) {
      return Optional.empty();
    }
  }

  /** In constant time. */
  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String clear(Mark mark) {
    return FORMAT
        + "."
        + mark.part().text()
        + "."
        + mark.generation()
        + "."
        + ENCODER.encodeToString(mark.lineage().bytes());
  }

  private byte[] hmac(String clear) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(
          ("calsync-mark-" + FORMAT + "\0" + installation + "\0").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(clear.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
