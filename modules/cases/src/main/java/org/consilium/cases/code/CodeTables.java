package org.consilium.cases.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.Codes;

/** Code tables in memory, read from lines {@code system;code;display}. */
public final class CodeTables implements Codes {

    private static final String DEMONSTRATION = "demonstration-codes.csv";
    private static final int FIELDS = 3;

    private final List<Code> codes;

    private CodeTables(List<Code> codes) {
        this.codes = codes;
    }

    /** The selection that is shipped. */
    public static CodeTables demonstration() {
        try (var resource = CodeTables.class.getResourceAsStream(DEMONSTRATION)) {
            if (resource == null) {
                throw new IllegalStateException("Not on the class path: " + DEMONSTRATION);
            }
            try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
                return new CodeTables(lines.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(CodeTables::parse)
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Code parse(String line) {
        var fields = line.split(";", FIELDS);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("Not system;code;display: " + line);
        }
        var system = CodeSystem.ofLabel(fields[0])
                .orElseThrow(() -> new IllegalArgumentException("Not a code system: " + line));
        return new Code(system, fields[1], fields[2]);
    }

    @Override
    public List<Code> search(CodeSystem system, String text) {
        var words = words(text);
        var typed = plain(text.strip());
        return codes.stream()
                .filter(code -> code.system() == system)
                .filter(code -> plain(code.code()).startsWith(typed) || containsAll(code, words))
                .sorted(Comparator.comparing((Code code) -> !plain(code.code()).startsWith(typed))
                        .thenComparing(Code::code))
                .limit(RESULTS_MAX)
                .toList();
    }

    private static boolean containsAll(Code code, List<String> words) {
        var display = words(code.display());
        return words.stream().allMatch(word -> display.stream().anyMatch(candidate -> candidate.startsWith(word)));
    }

    static List<String> words(String text) {
        return Arrays.stream(plain(text).split("[^\\p{L}\\p{N}./]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Lower case, without accents. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Code> find(CodeSystem system, String code) {
        return codes.stream()
                .filter(candidate ->
                        candidate.system() == system && candidate.code().equals(code))
                .findFirst();
    }
}
