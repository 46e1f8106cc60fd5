package org.consilium.reports.content;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Which language an opinion is written in, as far as the script and the languages of its author tell. */
public final class WrittenLanguage {

    /** BCP 47 for "cannot be told". */
    public static final String UNDETERMINED = "und";

    private WrittenLanguage() {}

    /**
     * @param authorLanguages BCP 47 tags
     * @return a BCP 47 tag
     */
    public static String of(String text, Set<String> authorLanguages) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        text.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        if (scripts.contains(UnicodeScript.HIRAGANA) || scripts.contains(UnicodeScript.KATAKANA)) {
            return "ja";
        }
        if (scripts.contains(UnicodeScript.HANGUL)) {
            return "ko";
        }
        if (scripts.contains(UnicodeScript.HAN)) {
            return "zh";
        }
        return authorLanguages.size() == 1 ? authorLanguages.iterator().next() : UNDETERMINED;
    }
}
