package org.consilium.exchange.notice;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.consilium.cases.notice.Notice;
import org.consilium.security.Person;

/** Writes notices in the languages of the portal. Takes nothing of a case but its number and its deadline. */
public final class NoticeTexts {

    /** In the order in which they are tried; English is what is left. */
    public static final List<String> LANGUAGES = List.of("vi", "ru", "ja", "ko", "zh", "en");

    private static final String BUNDLE = "org.consilium.exchange.notice.texts";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Optional<String> publicUrl;

    /** @param publicUrl what links begin with */
    public NoticeTexts(Optional<String> publicUrl) {
        this.publicUrl = publicUrl.map(url -> url.replaceFirst("/+$", ""));
    }

    /** @param wanted language the person has chosen */
    public NoticeText write(Notice notice, Person person, Optional<String> wanted) {
        var language = language(wanted, person.languages());
        var locale = Locale.forLanguageTag(language);
        var words = ResourceBundle.getBundle(BUNDLE, locale, EXACT);
        var what = words.getString("kind." + notice.kind().name());
        var link = publicUrl.map(url -> url + page(notice));
        var subject = format(words, notice.emergency() ? "subject.emergency" : "subject", notice.caseNumber(), what);
        var body = new StringBuilder(format(words, "body", notice.caseNumber(), what));
        notice.dueAt()
                .ifPresent(due -> body.append('\n')
                        .append(format(words, "due", time(due, person.zone(), locale), person.zone())));
        body.append("\n\n").append(link.orElseGet(() -> words.getString("portal")));
        body.append("\n\n").append(words.getString("footer")).append('\n');
        return new NoticeText(language, subject, body.toString(), link);
    }

    /** A privacy officer sees the emergency and an administrator the people, not the case. */
    private static String page(Notice notice) {
        return switch (notice.kind()) {
            case BREAK_GLASS -> "/emergencies";
            case NO_OFFICER -> "/people";
            default -> "/cases/" + notice.caseId().value();
        };
    }

    private static String language(Optional<String> wanted, Set<String> spoken) {
        var known = wanted.map(NoticeTexts::primary).filter(LANGUAGES::contains);
        return known.orElseGet(() -> {
            var primaries = spoken.stream().map(NoticeTexts::primary).toList();
            return LANGUAGES.stream().filter(primaries::contains).findFirst().orElse("en");
        });
    }

    private static String primary(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    private static String format(ResourceBundle words, String key, Object... values) {
        return new MessageFormat(words.getString(key), words.getLocale()).format(values);
    }

    private static String time(Instant instant, ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }
}
