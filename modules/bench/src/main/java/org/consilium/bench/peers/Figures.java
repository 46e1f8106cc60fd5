package org.consilium.bench.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Measured rates by what was done and who did it, printed as a table for {@code docs/performance.md}. */
final class Figures {

    private final Map<String, Map<String, List<Double>>> rates = new LinkedHashMap<>();

    void add(String work, String who, double rate) {
        rates.computeIfAbsent(work, _ -> new LinkedHashMap<>())
                .computeIfAbsent(who, _ -> new ArrayList<>())
                .add(rate);
    }

    /** Medians, and how many times as fast the first one is as each other: the median of the ratios of the rounds. */
    String table(String title) {
        Set<String> names = new LinkedHashSet<>();
        rates.values().forEach(each -> names.addAll(each.keySet()));
        List<String> who = List.copyOf(names);
        var text = new StringBuilder(title).append("\n\n| work |");
        who.forEach(name -> text.append(' ').append(name).append(" |"));
        who.stream().skip(1).forEach(name -> text.append(" : ").append(name).append(" |"));
        text.append("\n|---|").append("---|".repeat(2 * who.size() - 1)).append('\n');
        rates.forEach((work, measured) -> text.append(row(work, who, measured)));
        return text.toString();
    }

    private static String row(String work, List<String> who, Map<String, List<Double>> measured) {
        var text = new StringBuilder("| ").append(work).append(" |");
        for (String name : who) {
            text.append(measured.containsKey(name) ? " " + number(median(measured.get(name))) + " |" : " - |");
        }
        List<Double> ours = measured.getOrDefault(who.getFirst(), List.of());
        for (String name : who.subList(1, who.size())) {
            text.append(' ')
                    .append(ratio(ours, measured.getOrDefault(name, List.of())))
                    .append(" |");
        }
        return text.append('\n').toString();
    }

    private static String ratio(List<Double> ours, List<Double> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return ratios.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", median(ratios));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
