package continuo.spark.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line: {@code 2h}, {@code 90m}, {@code 1h30m}, {@code 45s}. */
final class WallTime implements ITypeConverter<Duration> {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{1,6})d)?\\s*(?:(\\d{1,6})h)?\\s*(?:(\\d{1,6})m)?\\s*(?:(\\d{1,9})s)?");

  /**
   * {@inheritDoc}
   *
   * @throws TypeConversionException if it is not a positive time in this form
   */
  @Override
  public Duration convert(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (matcher.matches()) {
      Duration time =
          Duration.ofDays(part(matcher, 1))
              .plusHours(part(matcher, 2))
              .plusMinutes(part(matcher, 3))
              .plusSeconds(part(matcher, 4));
      if (!time.isZero()) {
        return time;
      }
    }
    throw new TypeConversionException(
        "\"%s\" is no time; write for example 2h, 90m, 1h30m or 45s".formatted(text));
  }

  private static long part(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }

  /** The same time in the form that is read. */
  static String text(Duration time) {
    StringBuilder text = new StringBuilder();
    append(text, time.toDays(), "d");
    append(text, time.toHoursPart(), "h");
    append(text, time.toMinutesPart(), "m");
    append(text, time.toSecondsPart(), "s");
    return text.toString();
  }

  private static void append(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }
}
