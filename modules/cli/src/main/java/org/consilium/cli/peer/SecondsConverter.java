package org.consilium.cli.peer;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time on the command line: seconds, or a number with {@code ms}, {@code s}, {@code m} or {@code h}. */
public final class SecondsConverter implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,7})(ms|s|m|h)?");

    @Override
    public Duration convert(String value) {
        Matcher form = FORM.matcher(value);
        if (!form.matches() || value.matches("0+\\D*")) {
            throw new TypeConversionException("'" + value + "' is not a time; write for example 30, 500ms or 5m");
        }
        long number = Long.parseLong(form.group(1));
        return switch (String.valueOf(form.group(2))) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
