package dev.calsync.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A benchmark that reckons wrongly is worse than none. */
class FiguresTest {

  @Test
  void medianIsTheMiddleOrBetweenTheTwoInTheMiddle() {
    assertThat(Figures.of(List.of(9.0, 1.0, 4.0)).median()).isEqualTo(4.0);
    assertThat(Figures.of(List.of(9.0, 1.0, 4.0, 5.0)).median()).isEqualTo(4.5);
  }

  @Test
  void ratiosAreMadeRoundByRound() {
    Figures ratios = Figures.of(List.of(6.0, 1.0)).dividedBy(Figures.of(List.of(2.0, 1.0)));
    assertThat(ratios.least()).isEqualTo(1.0);
    assertThat(ratios.most()).isEqualTo(3.0);
  }

  @Test
  void percentileIsTheFigureThatSoManyAreNotAbove() {
    Figures hundred = Figures.of(IntStream.rangeClosed(1, 100).asDoubleStream().boxed().toList());
    assertThat(hundred.percentile(99)).isEqualTo(99.0);
    assertThat(hundred.percentile(100)).isEqualTo(100.0);
    assertThat(Figures.of(List.of(7.0)).percentile(99)).isEqualTo(7.0);
  }
}
