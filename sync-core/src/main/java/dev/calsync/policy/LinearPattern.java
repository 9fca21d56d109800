package dev.calsync.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/**
 * A regular expression that somebody else wrote. RE2 matches in linear time; the JDK's backtracks,
 * and one expression of an end user could occupy a worker for hours (R-J3).
 *
 * @param pattern the compiled expression
 */
record LinearPattern(Pattern pattern) {

  static LinearPattern of(String regex) {
    try {
      return new LinearPattern(Pattern.compile(regex));
    } catch (PatternSyntaxException refused) {
      throw new IllegalPolicyException(
          List.of("this is no regular expression of RE2: " + refused.getDescription()));
    }
  }

  boolean isIn(String text) {
    return pattern.matcher(text).find();
  }
}
