package org.consilium.web.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Tables as text (RFC 4180). What is read may begin with a byte order mark and be separated by commas or, as spreadsheets of many countries write,
 * by semicolons. A cell that a spreadsheet would take for a formula is written behind an apostrophe, which is taken off again on reading.
 */
public final class Csv {

    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    public static String write(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Csv::quoted).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String cell) {
        var safe = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return safe.chars().anyMatch(c -> ",;\"\r\n".indexOf(c) >= 0) ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /** Rows without those that are blank. Errors: INVALID_REQUEST (a quote that never ends), TOO_LARGE (more than {@code rowsMax}). */
    public static List<List<String>> read(String text, int rowsMax) {
        var content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var head = content.lines().findFirst().orElse("");
        char separator = head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean inQuotes = false;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (inQuotes) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < content.length() && content.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    inQuotes = false;
                }
            } else if (c == '"') {
                inQuotes = true;
            } else if (c == separator || c == '\n') {
                row.add(plain(cell));
                cell.setLength(0);
                if (c == '\n') {
                    end(rows, row, rowsMax);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (inQuotes) {
            throw new Rejected(Reason.INVALID_REQUEST, "a quoted cell of the file has no end");
        }
        row.add(plain(cell));
        end(rows, row, rowsMax);
        return rows;
    }

    private static void end(List<List<String>> rows, List<String> row, int rowsMax) {
        if (row.stream().allMatch(String::isBlank)) {
            return;
        }
        if (rows.size() == rowsMax) {
            throw new Rejected(Reason.TOO_LARGE, "a file has at most " + rowsMax + " lines");
        }
        rows.add(List.copyOf(row));
    }

    private static String plain(CharSequence cell) {
        var text = cell.toString().strip();
        return text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }
}
