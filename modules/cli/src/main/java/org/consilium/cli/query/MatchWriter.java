package org.consilium.cli.query;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.json.BulkDataUri;
import org.consilium.dicom.json.DicomJson;

/** Shows matches as they come. */
interface MatchWriter {

    /** Shows one. */
    void match(DataSet match);

    /** There are no more. */
    void end();

    /** How matches can be shown. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    static MatchWriter of(Format format, List<AttributePath> columns, PrintStream out) {
        return switch (format) {
            case TABLE -> table(columns, out);
            case CSV -> csv(columns, out);
            case JSON -> json(out);
        };
    }

    private static MatchWriter table(List<AttributePath> columns, PrintStream out) {
        var table = new Table(out, columns.stream().map(AttributePath::heading).toList());
        return new MatchWriter() {
            @Override
            public void match(DataSet match) {
                table.add(columns.stream()
                        .map(path -> printable(path.valueIn(match)))
                        .toList());
            }

            @Override
            public void end() {
                table.end();
            }
        };
    }

    /** RFC 4180, with the paths as they were written in the first line. */
    private static MatchWriter csv(List<AttributePath> columns, PrintStream out) {
        out.print(columns.stream().map(AttributePath::heading).collect(Collectors.joining(",", "", "\r\n")));
        return new MatchWriter() {
            @Override
            public void match(DataSet match) {
                out.print(columns.stream()
                        .map(path -> quoted(path.valueIn(match)))
                        .collect(Collectors.joining(",", "", "\r\n")));
                out.flush();
            }

            @Override
            public void end() {
                out.flush();
            }
        };
    }

    private static MatchWriter json(PrintStream out) {
        return new MatchWriter() {
            private String before = "[\n";

            @Override
            public void match(DataSet match) {
                try {
                    out.print(before);
                    DicomJson.write(match, BulkDataUri.NONE, (OutputStream) out);
                    before = ",\n";
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void end() {
                out.println(before.startsWith("[") ? "[]" : "\n]");
                out.flush();
            }
        };
    }

    /** What a terminal may be given: no control characters of a stranger. */
    private static String printable(String value) {
        return value.replaceAll("\\p{Cntrl}", " ");
    }

    private static String quoted(String value) {
        return value.matches("[^,\"\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
