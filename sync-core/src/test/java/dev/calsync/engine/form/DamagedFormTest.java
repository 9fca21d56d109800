package dev.calsync.engine.form;

import static dev.calsync.engine.sample.RandomEvents.forSeeds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.failure.StoreException;
import dev.calsync.store.FormBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Bytes that are no form are refused, with one exception and no other. */
class DamagedFormTest {

  private static final EventBody PLAIN =
      EventBody.single(Events.berlin("2026-12-02T10:00"), Events.details("Dentist"));

  @Test
  void everyTruncationIsNoticed() {
    forSeeds(
        100,
        events -> {
          byte[] bytes = BodyForm.encode(events.body()).bytes();
          for (int length = 0; length < bytes.length; length += 1 + length / 50) {
            refusesBody(Arrays.copyOf(bytes, length));
          }
        });
  }

  @Test
  void everyChangedByteIsNoticed() {
    forSeeds(
        100,
        events -> {
          byte[] bytes = ShapeForm.encode(MirrorShape.shownBy(events.body())).bytes();
          for (int i = 0; i < bytes.length; i += 1 + i / 50) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 + events.random().nextInt(255));
            refusesShape(changed);
          }
        });
  }

  /** With the checksum put right, as only somebody who means it would. */
  @Test
  void forgedBytesAreReadOrRefusedButNeverAnythingElse() {
    int[] refused = {0};
    forSeeds(
        3_000,
        events -> {
          Random random = events.random();
          byte[] bytes = BodyForm.encode(events.body()).bytes();
          for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bytes[2 + random.nextInt(bytes.length - 6)] = (byte) random.nextInt(256);
          }
          try {
            BodyForm.decode(resealed(bytes, random.nextInt(3) == 0));
          } catch (StoreException expected) {
            assertThat(expected.code()).isEqualTo("FORM_UNREADABLE");
            refused[0]++;
          }
        });
    assertThat(refused[0]).as("of 3,000").isBetween(500, 2_999);
  }

  @Test
  void noiseIsRefused() {
    forSeeds(
        1_000,
        events -> {
          byte[] noise = new byte[6 + events.random().nextInt(60)];
          events.random().nextBytes(noise);
          noise[0] = Envelope.VERSION;
          noise[1] = 'B';
          try {
            BodyForm.decode(resealed(noise, false));
          } catch (StoreException expected) {
            assertThat(expected.code()).isEqualTo("FORM_UNREADABLE");
          }
        });
  }

  @Test
  void aLengthBeyondTheEndTakesNoMemory() {
    FormWriter out = Envelope.BODY.begin();
    out.numberItem(2 << 1 | FormWriter.BYTES);
    out.numberItem(Integer.MAX_VALUE);
    refusesBody(Envelope.seal(out));
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] bytes = BodyForm.encode(PLAIN).bytes();
    int title = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Dentist");
    bytes[title] = (byte) 0xC0;
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> BodyForm.decode(resealed(bytes, false)))
        .withMessageContaining("UTF-8");
  }

  @Test
  void anotherFormatAndAnotherKindAreNotGuessedAt() {
    byte[] bytes = BodyForm.encode(PLAIN).bytes();
    refusesShape(bytes);
    bytes[0] = 2;
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> BodyForm.decode(resealed(bytes, false)))
        .withMessageContaining("its format is 2, not 1");
    refusesBody(FormBytes.NONE.bytes());
  }

  @Test
  void aMissingFieldIsNotMadeUp() {
    refusesBody(Envelope.seal(Envelope.BODY.begin()));
    refusesShape(Envelope.seal(Envelope.SHAPE.begin()));
  }

  @Test
  void aFieldThatIsSaidTwiceOrOutOfOrderIsRefused() {
    FormWriter twice = Envelope.SHAPE.begin();
    writeDay(twice, 1);
    twice.close(twice.open(2));
    twice.close(twice.open(2));
    refusesShape(Envelope.seal(twice));

    FormWriter outOfOrder = Envelope.SHAPE.begin();
    outOfOrder.close(outOfOrder.open(2));
    writeDay(outOfOrder, 1);
    refusesShape(Envelope.seal(outOfOrder));
  }

  @Test
  void aNumberIsNoMessageAndAMessageIsNoNumber() {
    FormWriter number = Envelope.SHAPE.begin();
    writeDay(number, 1);
    number.number(2, 7);
    refusesShape(Envelope.seal(number));

    FormWriter message = Envelope.SHAPE.begin();
    writeDay(message, 1);
    int details = message.open(2);
    message.text(6, "FREE");
    message.close(details);
    refusesShape(Envelope.seal(message));
  }

  @Test
  void aRuleHasOneEnd() {
    FormWriter out = new FormWriter();
    out.number(3, 5);
    out.always(4, SlotForm.write(Events.slot("2026-12-02")));
    assertThatExceptionOfType(UnreadableFormException.class)
        .isThrownBy(() -> RuleForm.read(new FormReader(out.toBytes(), 0, out.size())))
        .withMessageContaining("two ends");
  }

  @Test
  void aTimeIsEitherDaysOrWallTime() {
    FormWriter out = Envelope.SHAPE.begin();
    int time = out.open(1);
    out.signed(1, 20_789);
    out.number(2, 1);
    out.signed(3, 0);
    out.close(time);
    out.close(out.open(2));
    refusesShape(Envelope.seal(out));
  }

  @Test
  void messagesHoldNothingOfTheContent() {
    byte[] bytes = BodyForm.encode(PLAIN).bytes();
    bytes[bytes.length - 1] ^= 1;
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> BodyForm.decode(FormBytes.of(bytes)))
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("Dentist"))
        .satisfies(failure -> assertThat(failure.retryable()).isFalse());
  }

  private static void writeDay(FormWriter out, int tag) {
    int time = out.open(tag);
    out.signed(1, 20_789);
    out.number(2, 1);
    out.close(time);
  }

  private static void refusesBody(byte[] bytes) {
    assertThatExceptionOfType(UnreadableFormException.class)
        .isThrownBy(() -> BodyForm.decode(FormBytes.of(bytes)));
  }

  private static void refusesShape(byte[] bytes) {
    assertThatExceptionOfType(UnreadableFormException.class)
        .isThrownBy(() -> ShapeForm.decode(FormBytes.of(bytes)));
  }

  private static FormBytes resealed(byte[] bytes, boolean cut) {
    int end = cut ? Math.max(2, (bytes.length - 4) / 2) : bytes.length - 4;
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, end);
    ByteBuffer out = ByteBuffer.allocate(end + 4).put(bytes, 0, end).putInt((int) sum.getValue());
    return FormBytes.of(out.array());
  }
}
