package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.Attendee;
import dev.calsync.event.Availability;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.EventType;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerRuleTest {

  private static final Set<String> ALICE = Set.of("alice@a.example", "al@a.example");
  private static final Attendee BOB = guest("bob@b.example", Participation.DECLINED);

  @Test
  void theProviderKnowsBest() {
    Attendee alice = guest("alice@a.example", Participation.DECLINED);
    assertThat(AnswerRule.answer(said(Optional.of(Participation.TENTATIVE), alice), ALICE))
        .isEqualTo(Participation.TENTATIVE);
  }

  @Test
  void aliasesCountWhateverTheirLetters() {
    Attendee alias = guest("AL@A.example", Participation.DECLINED);
    assertThat(AnswerRule.answer(said(Optional.empty(), BOB, alias), ALICE))
        .isEqualTo(Participation.DECLINED);
  }

  @Test
  void whoIsNotAmongTheGuestsHasAccepted() {
    assertThat(AnswerRule.answer(said(Optional.empty(), BOB), ALICE))
        .isEqualTo(Participation.ACCEPTED);
    assertThat(AnswerRule.answer(said(Optional.empty()), ALICE)).isEqualTo(Participation.ACCEPTED);
  }

  @Test
  void anOccurrenceThatSaysNothingInheritsAndOneThatSaysSomethingDoesNot() {
    EventDetails series = said(Optional.empty(), guest("al@a.example", Participation.DECLINED));
    EventDetails silent = said(Optional.empty(), BOB);
    EventDetails accepted = said(Optional.empty(), guest("al@a.example", Participation.ACCEPTED));
    assertThat(AnswerRule.answer(silent, series, ALICE)).isEqualTo(Participation.DECLINED);
    assertThat(AnswerRule.answer(accepted, series, ALICE)).isEqualTo(Participation.ACCEPTED);
  }

  private static Attendee guest(String address, Participation response) {
    return new Attendee(new Person(address, ""), response);
  }

  private static EventDetails said(Optional<Participation> own, Attendee... guests) {
    return new EventDetails(
        EventText.titled("Team"),
        Availability.BUSY,
        Visibility.NORMAL,
        EventStatus.CONFIRMED,
        EventType.DEFAULT,
        Person.NOBODY,
        List.of(guests),
        own);
  }
}
