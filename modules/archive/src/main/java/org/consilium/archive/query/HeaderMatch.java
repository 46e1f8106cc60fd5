package org.consilium.archive.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.consilium.archive.index.Folded;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.kernel.Rejected;

/**
 * Attribute matching (PS3.4 C.2.2.2) on headers, for keys that the index has no column for. Keys within a sequence match when one
 * of its items matches all of them (C.2.2.2.6).
 */
public final class HeaderMatch implements Predicate<DataSet> {

    private static final Pattern LIST = Pattern.compile("[\\\\,]");
    private static final Pattern VALUES = Pattern.compile("\\\\");

    private final Map<Integer, String> values = new TreeMap<>();
    private final Map<Integer, HeaderMatch> sequences = new TreeMap<>();

    private HeaderMatch() {}

    /** @param keys value to match by the tags of the sequences on the way and, last, of the attribute */
    public static HeaderMatch of(Map<List<Integer>, String> keys) {
        var match = new HeaderMatch();
        keys.forEach((path, value) -> {
            var level = match;
            for (int tag : path.subList(0, path.size() - 1)) {
                level = level.sequences.computeIfAbsent(tag, _ -> new HeaderMatch());
            }
            level.values.put(path.getLast(), value.strip());
        });
        return match;
    }

    @Override
    public boolean test(DataSet header) {
        return values.entrySet().stream().allMatch(key -> isMatched(header, key.getKey(), key.getValue()))
                && sequences.entrySet().stream()
                        .allMatch(key -> key.getValue().isUniversal()
                                || header.items(key.getKey()).stream().anyMatch(key.getValue()));
    }

    private boolean isUniversal() {
        return values.values().stream().allMatch(HeaderMatch::isUniversal)
                && sequences.values().stream().allMatch(HeaderMatch::isUniversal);
    }

    private static boolean isUniversal(String value) {
        return value.chars().allMatch(c -> c == '*');
    }

    private static boolean isMatched(DataSet header, int tag, String wanted) {
        if (isUniversal(wanted)) {
            return true;
        }
        try {
            var element = header.find(tag).filter(found -> !found.isEmpty());
            if (wanted.equals(Matching.EMPTY)) {
                return element.isEmpty();
            }
            return element.isPresent() && isMatched(element.get(), header.texts(tag), wanted);
        } catch (Rejected unreadable) {
            return false;
        }
    }

    private static boolean isMatched(Element element, List<String> found, String wanted) {
        return switch (element.vr()) {
            case UI -> LIST.splitAsStream(wanted).map(String::strip).anyMatch(found::contains);
            case DA, TM -> found.stream().anyMatch(value -> isWithin(value.strip(), wanted));
            case DT ->
                DateTimeRange.parse(wanted)
                        .filter(range -> found.stream().anyMatch(value -> range.holds(value.strip())))
                        .isPresent();
            case PN ->
                found.stream()
                        .flatMap(name -> Folded.nameForms(name).stream())
                        .anyMatch(form -> isLike(form, Folded.name(wanted)));
            case IS, DS, US, SS, UL, SL, UV, SV, FL, FD ->
                found.stream().anyMatch(value -> isSameNumber(value.strip(), wanted));
            default ->
                VALUES.splitAsStream(wanted)
                        .anyMatch(each -> found.stream().anyMatch(value -> isLike(value.strip(), each.strip())));
        };
    }

    /** Dates and times compare as texts; an end that is cut off stands for all that begins with it. */
    private static boolean isWithin(String value, String wanted) {
        int dash = wanted.indexOf('-');
        var from = dash < 0 ? wanted : wanted.substring(0, dash).strip();
        var to = dash < 0 ? wanted : wanted.substring(dash + 1).strip();
        return value.compareTo(from) >= 0 && (to.isEmpty() || value.startsWith(to) || value.compareTo(to) <= 0);
    }

    private static boolean isSameNumber(String value, String wanted) {
        try {
            return Double.parseDouble(value) == Double.parseDouble(wanted);
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** Wildcards (PS3.4 C.2.2.2.4), in time of the product of both lengths at most. */
    private static boolean isLike(String text, String pattern) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                resume = at;
            } else if (in < pattern.length() && (pattern.charAt(in) == '?' || pattern.charAt(in) == text.charAt(at))) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return isUniversal(pattern.substring(in));
    }
}
