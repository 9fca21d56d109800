package dev.calsync.engine.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.Capabilities;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.Slot;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.Part;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names are the same for ever: whoever changes one of these constants orphans every mirror. */
class MirrorNamesTest {

  private static final CanonicalKey EVENT = new CanonicalKey("work@x.example", "uid-1@x.example");
  private static final Part SLOT = Part.slot(Slot.parse("2026-11-23T10:00:00"));
  private static final MirrorNames NAMES = new MirrorNames(golden());

  /** R-L10: worked out once by another program, from the words of the class alone. */
  @Test
  void theNamesOfTheFirstReleaseStay() {
    FormHash lineage = NAMES.lineage("team", EVENT, Part.MASTER, "home@x.example");

    assertThat(hex(lineage))
        .isEqualTo("5412932498424f7eeee40e31485218c3f59b2c078fdb0ff3dd26103deefc9a73");
    assertThat(hex(NAMES.identity(lineage, 0).hash()))
        .isEqualTo("17703a0df06d43dc50f0dcaaf0ff37a7b4a42a4ce82804f7f6adac4a40095afd");
    assertThat(hex(NAMES.identity(lineage, 1).hash()))
        .isEqualTo("979c4c781f2c1a17d4cae8e9f28658eddfa3d96ec16635f6dc77a2023cf306e4");
    assertThat(NAMES.objectId(NAMES.identity(lineage, 0).hash()))
        .isEqualTo("2to3k3fgdl1tok7grilf1vpnkuqa8aict0k09tvmlmm4kg09bbug");
  }

  @ParameterizedTest
  @CsvSource({
    "0, MASTER, 1.MASTER.0.VBKTJJhCT37u5A4xSFIYw_WbLAeP2w_z3SYQPe78mnM"
        + ".VenUCqEIfyy61pxBQMtTHzcQm7x_2t1wiykuIRV1WJc",
    "3, SLOT:2026-11-23T10:00:00, 1.SLOT:2026-11-23T10:00:00.3"
        + ".15InOoRaBw6fhOZm-Eq62PIHShnG1xylnq0di2ykAts.TWD8SFDiuloGq2370oK3bovKv3q5ccGqKqcRIwOhxig"
  })
  void theMarksOfTheFirstReleaseStayReadable(int generation, String text, String released) {
    Part part = Part.parse(text);
    FormHash lineage = NAMES.lineage("team", EVENT, part, "home@x.example");

    assertThat(NAMES.mark(part, NAMES.identity(lineage, generation))).isEqualTo(released);
    assertThat(NAMES.authentic(released)).contains(new Mark(part, generation, lineage));
  }

  static Stream<FormHash> oneFieldChanged() {
    MirrorNames elsewhere = new MirrorNames(Mirrors.keys("acme-test", 0));
    return Stream.of(
        NAMES.lineage("team2", EVENT, Part.MASTER, "home@x.example"),
        NAMES.lineage("team", new CanonicalKey("w", EVENT.uid()), Part.MASTER, "home@x.example"),
        NAMES.lineage(
            "team", new CanonicalKey(EVENT.calendar(), "u"), Part.MASTER, "home@x.example"),
        NAMES.lineage("team", EVENT, SLOT, "home@x.example"),
        NAMES.lineage("team", EVENT, Part.MASTER, "home2@x.example"),
        elsewhere.lineage("team", EVENT, Part.MASTER, "home@x.example"));
  }

  @ParameterizedTest
  @MethodSource("oneFieldChanged")
  void everyFieldMakesAnotherLineage(FormHash other) {
    assertThat(other).isNotEqualTo(NAMES.lineage("team", EVENT, Part.MASTER, "home@x.example"));
  }

  @Test
  void noTwoListsOfFieldsRunTogether() {
    assertThat(NAMES.lineage("ab", new CanonicalKey("c", "u"), Part.MASTER, "t"))
        .isNotEqualTo(NAMES.lineage("a", new CanonicalKey("bc", "u"), Part.MASTER, "t"));
    assertThat(NAMES.lineage("e", new CanonicalKey("c", "ab"), Part.MASTER, "t"))
        .isNotEqualTo(NAMES.lineage("e", new CanonicalKey("ca", "b"), Part.MASTER, "t"));
  }

  @Test
  void theKeyMarksAndDoesNotName() {
    MirrorNames otherKey = new MirrorNames(Mirrors.keys("acme-prod", 9));

    assertThat(otherKey.lineage("team", EVENT, Part.MASTER, "t"))
        .isEqualTo(NAMES.lineage("team", EVENT, Part.MASTER, "t"));
  }

  /** Where a repeated create is dropped unseen, the old key would show nothing (FLT-5). */
  @ParameterizedTest
  @CsvSource({"ID_CHOSEN, 0", "KEY_DEDUPED, 1", "LOOKUP_ONLY, 1"})
  void aDeletedMirrorIsItselfAgainWhereItsIdIsChosen(Capabilities.Create create, int generation) {
    assertThat(NAMES.again(identity(Part.MASTER, 0), create))
        .isEqualTo(identity(Part.MASTER, generation));
  }

  @Test
  void everyGenerationIsAnotherIdentityOfTheSameLineage() {
    MirrorIdentity first = identity(Part.MASTER, 0);
    MirrorIdentity second = NAMES.next(first);

    assertThat(second).isEqualTo(identity(Part.MASTER, 1));
    assertThat(second.lineage()).isEqualTo(first.lineage());
    assertThat(second.hash()).isNotEqualTo(first.hash());
  }

  @Test
  void anObjectsIdIsLegalAtGoogle() {
    for (int generation = 0; generation < 200; generation++) {
      assertThat(NAMES.objectId(identity(Part.MASTER, generation).hash()))
          .as("generation %d", generation)
          .matches("[0-9a-v]{52}");
    }
  }

  @Test
  void aUidOfOursNamesItsIdentity() {
    for (int generation = 0; generation < 200; generation++) {
      FormHash identity = identity(SLOT, generation).hash();
      assertThat(NAMES.identityIn(NAMES.uid(identity))).contains(identity);
    }
  }

  @Test
  void aUidThatWeDidNotMakeNamesNothing() {
    String ours = NAMES.uid(identity(Part.MASTER, 0).hash());
    String id = ours.substring(0, 52);

    assertThat(NAMES.identityIn("uid-1@x.example")).isEmpty();
    assertThat(NAMES.identityIn("")).isEmpty();
    assertThat(NAMES.identityIn("@calsync")).isEmpty();
    assertThat(NAMES.identityIn(id)).isEmpty();
    assertThat(NAMES.identityIn(id + "0@calsync")).isEmpty();
    assertThat(NAMES.identityIn(id.substring(1) + "@calsync")).isEmpty();
    assertThat(NAMES.identityIn("w" + ours.substring(1))).isEmpty();
    assertThat(NAMES.identityIn(ours.toUpperCase(Locale.ROOT))).isEmpty();
    assertThat(NAMES.identityIn("x" + ours)).isEmpty();
  }

  /** 52 digits have 260 bits; four of them must be zero, or two UIDs would be one identity. */
  @Test
  void noOtherUidNamesTheSameIdentity() {
    FormHash identity = identity(Part.MASTER, 0).hash();
    String ours = NAMES.uid(identity);
    for (char last : "0123456789abcdefghijklmnopqrstuv".toCharArray()) {
      String uid = ours.substring(0, 51) + last + "@calsync";
      assertThat(NAMES.identityIn(uid).filter(identity::equals).isPresent())
          .as(uid)
          .isEqualTo(uid.equals(ours));
    }
  }

  private static MirrorIdentity identity(Part part, int generation) {
    return NAMES.identity(NAMES.lineage("team", EVENT, part, "home@x.example"), generation);
  }

  private static String hex(FormHash hash) {
    return HexFormat.of().formatHex(hash.bytes());
  }

  private static KeyProvider golden() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return new KeyProvider() {
      @Override
      public String installation() {
        return "acme-prod";
      }

      @Override
      public byte[] markKey() {
        return key;
      }
    };
  }
}
