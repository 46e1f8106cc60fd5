package org.consilium.cases.code;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.consilium.cases.CodeImports;
import org.consilium.cases.CodeImports.LineError;
import org.consilium.cases.CodeSystem;

/** Reads codes from a file, line by line, and says what it could not read. */
final class CodeReader {

    private static final int LINE_LENGTH_MAX = 4_000;
    private static final int DISPLAY_LENGTH_MAX = 400;
    private static final int HEAD_BYTES = 4_096;

    private final CodeSystem system;
    private final Each each;
    private final List<LineError> errors = new ArrayList<>();
    private int errorCount;
    private int skipped;

    /** Told of every code; a code that comes again brings a synonym. */
    interface Each {
        void code(String code, String display);
    }

    CodeReader(CodeSystem system, Each each) {
        this.system = system;
        this.each = each;
    }

    List<LineError> errors() {
        return List.copyOf(errors);
    }

    int skipped() {
        return skipped;
    }

    void read(InputStream file) throws IOException {
        var in = new BufferedInputStream(file, HEAD_BYTES);
        in.mark(HEAD_BYTES);
        var head = new String(in.readNBytes(HEAD_BYTES - 1), StandardCharsets.UTF_8);
        in.reset();
        if (head.contains("<ClaML") || head.stripLeading().startsWith("<?xml") || head.startsWith("\uFEFF<?xml")) {
            readClaml(in);
        } else {
            readLines(in, separator(head));
        }
    }

    private static char separator(String head) {
        var line = head.lines()
                .filter(text -> !text.isBlank() && !text.startsWith("#"))
                .findFirst()
                .orElse("");
        return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
    }

    private void readLines(InputStream in, char separator) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var lines = new BufferedReader(new InputStreamReader(in, decoder));
        int number = 0;
        int code = 0;
        int display = 1;
        boolean first = true;
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                var text = number == 1 ? line.replace("\uFEFF", "") : line;
                if (text.isBlank() || text.startsWith("#")) {
                    continue;
                }
                if (text.length() > LINE_LENGTH_MAX) {
                    error(number, "longer than " + LINE_LENGTH_MAX + " characters");
                    continue;
                }
                var fields = fields(text, separator);
                if (first) {
                    first = false;
                    int named = column(fields, "code", "kode", "код", "icd10", "icd-10", "icdo3.2");
                    if (named >= 0) {
                        code = named;
                        int meaning =
                                column(fields, "display", "term", "title", "name", "название", "наименование", "表示");
                        display = meaning >= 0 ? meaning : named + 1;
                        continue;
                    }
                }
                line(number, fields, code, display);
            }
        } catch (CharacterCodingException e) {
            error(number + 1, "not UTF-8");
        }
    }

    private static int column(List<String> fields, String... names) {
        for (int i = 0; i < fields.size(); i++) {
            if (List.of(names).contains(fields.get(i).strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private void line(int number, List<String> fields, int code, int display) {
        if (fields.size() <= Math.max(code, display)) {
            error(number, "no code and display");
        } else {
            take(number, fields.get(code).strip(), fields.get(display).strip());
        }
    }

    private void take(int number, String code, String display) {
        if (CodePatterns.isHeading(code)) {
            skipped++;
        } else if (!CodePatterns.isCode(system, code)) {
            error(number, "not a code of " + system.label());
        } else if (display.isEmpty() || display.length() > DISPLAY_LENGTH_MAX) {
            error(number, "a display has 1 to " + DISPLAY_LENGTH_MAX + " characters");
        } else {
            each.code(code, display);
        }
    }

    /** RFC 4180, with any separator. */
    private static List<String> fields(String line, char separator) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** Categories and their preferred rubrics; nothing outside of the file is looked at. */
    private void readClaml(InputStream in) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        int line = 0;
        try {
            var reader = factory.createXMLStreamReader(in);
            var code = "";
            boolean preferred = false;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    line = reader.getLocation().getLineNumber();
                    switch (reader.getLocalName()) {
                        case "Class" -> {
                            boolean category = "category".equals(reader.getAttributeValue(null, "kind"));
                            var named = reader.getAttributeValue(null, "code");
                            code = category && named != null ? named : "";
                            skipped += category ? 0 : 1;
                        }
                        case "Rubric" -> preferred = "preferred".equals(reader.getAttributeValue(null, "kind"));
                        case "Label" -> {
                            if (preferred && !code.isEmpty()) {
                                take(line, code, text(reader));
                                preferred = false;
                            }
                        }
                        default -> {
                            // Not about codes.
                        }
                    }
                }
            }
        } catch (XMLStreamException e) {
            error(line, "not XML");
        }
    }

    /** The words of an element and of those within it. */
    private static String text(XMLStreamReader reader) throws XMLStreamException {
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < LINE_LENGTH_MAX) {
                        text.append(reader.getText());
                    }
                }
                default -> {
                    // Comments and the like.
                }
            }
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    void error(int line, String message) {
        if (++errorCount <= CodeImports.ERRORS_MAX) {
            errors.add(new LineError(line, message));
        }
    }
}
