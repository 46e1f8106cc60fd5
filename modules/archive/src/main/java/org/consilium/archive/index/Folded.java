package org.consilium.archive.index;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consilium.dicom.charset.PersonName;

/** Text in the form in which it is compared: lower case, without accents, widths folded. */
public final class Folded {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s^=,*?]+");
    private static final Pattern TRAILING_CARETS = Pattern.compile("[\\^\\s]+$");

    private Folded() {}

    public static String text(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** A name without what says nothing: empty components at the end of it. */
    public static String name(String name) {
        return TRAILING_CARETS.matcher(text(name).strip()).replaceAll("");
    }

    /** The forms a name is matched in: the whole value and each of its component groups (PS3.4 C.2.2.2.1). */
    public static List<String> nameForms(String name) {
        var groups = PersonName.parse(name);
        return Stream.of(name, groups.alphabetic(), groups.ideographic(), groups.phonetic())
                .map(Folded::name)
                .filter(form -> !form.isEmpty())
                .distinct()
                .toList();
    }

    /** The single words of a text or name. */
    public static List<String> words(String text) {
        return SEPARATORS
                .splitAsStream(text(text))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
