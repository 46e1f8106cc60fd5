package org.consilium.cli.query;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows under headings, as wide as what is in them. */
final class Table {

    /** Rows that are looked at for the widths before the first one is shown. */
    private static final int LOOKED_AT = 1000;

    private static final int COLUMN_CHARACTERS_MAX = 64;
    private static final String GAP = "  ";

    private final PrintStream out;
    private final List<List<String>> waiting = new ArrayList<>();
    private final int[] widths;
    private boolean begun;

    Table(PrintStream out, List<String> headings) {
        this.out = out;
        this.widths = new int[headings.size()];
        add(headings);
    }

    void add(List<String> row) {
        if (begun) {
            print(row);
            return;
        }
        waiting.add(row);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], Math.min(COLUMN_CHARACTERS_MAX, characters(row.get(i))));
        }
        if (waiting.size() > LOOKED_AT) {
            end();
        }
    }

    /** Shows what has waited. */
    void end() {
        begun = true;
        waiting.forEach(this::print);
        waiting.clear();
        out.flush();
    }

    private void print(List<String> row) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell)
                    .append(" ".repeat(Math.max(0, widths[i] - characters(cell))))
                    .append(GAP);
        }
        out.println(line.toString().stripTrailing());
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
