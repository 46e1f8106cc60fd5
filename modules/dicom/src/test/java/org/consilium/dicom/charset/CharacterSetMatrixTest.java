package org.consilium.dicom.charset;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.ValueCheck;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.junit.jupiter.api.Test;

/** Every defined term of PS3.3 C.12.1.1.2, written and read, as the table of {@code docs/character-sets.md}. */
class CharacterSetMatrixTest {

    private static final Path DOCUMENT = Path.of("../../docs/character-sets.md");

    private record Row(String declared, String name) {

        List<String> terms() {
            return Arrays.asList(declared.split("\\\\", -1));
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("", "Buc^Jerome"),
            new Row("ISO_IR 100", "Äneas^Rüdiger"),
            new Row("ISO_IR 101", "Wałęsa^Łukasz"),
            new Row("ISO_IR 109", "Ĉapelo^Ħal"),
            new Row("ISO_IR 110", "Bērziņš^Jānis"),
            new Row("ISO_IR 144", "Люкceмбypг"),
            new Row("ISO_IR 127", "قباني^لنزار"),
            new Row("ISO_IR 126", "Διονυσιος"),
            new Row("ISO_IR 138", "שרון^דבורה"),
            new Row("ISO_IR 148", "Çavuşoğlu^İpek"),
            new Row("ISO_IR 203", "Œuvre^€"),
            new Row("ISO_IR 13", "ﾔﾏﾀﾞ^ﾀﾛｳ"),
            new Row("ISO_IR 166", "สมชาย^ใจดี"),
            new Row("ISO_IR 192", "Yamada^Tarou=山田^太郎=やまだ^たろう"),
            new Row("GB18030", "Wang^XiaoDong=王^小东"),
            new Row("GBK", "Wang^XiaoDong=王^小东"),
            new Row("ISO 2022 IR 6", "Buc^Jerome"),
            new Row("ISO 2022 IR 100", "Äneas^Rüdiger"),
            new Row("ISO 2022 IR 101", "Wałęsa^Łukasz"),
            new Row("ISO 2022 IR 109", "Ĉapelo^Ħal"),
            new Row("ISO 2022 IR 110", "Bērziņš^Jānis"),
            new Row("ISO 2022 IR 144", "Люкceмбypг"),
            new Row("ISO 2022 IR 127", "قباني^لنزار"),
            new Row("ISO 2022 IR 126", "Διονυσιος"),
            new Row("ISO 2022 IR 138", "שרון^דבורה"),
            new Row("ISO 2022 IR 148", "Çavuşoğlu^İpek"),
            new Row("ISO 2022 IR 203", "Œuvre^€"),
            new Row("ISO 2022 IR 13", "ﾔﾏﾀﾞ^ﾀﾛｳ"),
            new Row("ISO 2022 IR 166", "สมชาย^ใจดี"),
            new Row("\\ISO 2022 IR 87", "Yamada^Tarou=山田^太郎=やまだ^たろう"),
            new Row("\\ISO 2022 IR 159", "Ding^X=丂丄^丅"),
            new Row("\\ISO 2022 IR 149", "Hong^Gildong=洪^吉洞=홍^길동"),
            new Row("\\ISO 2022 IR 58", "Zhang^XiaoDong=张^小东"),
            new Row("ISO 2022 IR 13\\ISO 2022 IR 87", "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"),
            new Row("ISO 2022 IR 6\\ISO 2022 IR 87\\ISO 2022 IR 13", "Yamada^Tarou=山田^太郎=ﾔﾏﾀﾞ^ﾀﾛｳ"),
            new Row("ISO 2022 IR 6\\ISO 2022 IR 87\\ISO 2022 IR 159", "Yama^X=山丂^田"),
            new Row("ISO 2022 IR 100\\ISO 2022 IR 144", "Müller^Люкceмбypг^Jörg"),
            new Row("ISO 2022 IR 100\\ISO 2022 IR 126\\ISO 2022 IR 138", "Müller^Διονυσιος=שרון"));

    @Test
    void everyDefinedTermIsInTheTable() {
        List<String> tried =
                ROWS.stream().flatMap(row -> row.terms().stream()).distinct().toList();
        assertThat(tried)
                .containsAll(DefinedTerms.SINGLE)
                .containsAll(DefinedTerms.SINGLE_BYTE)
                .containsAll(DefinedTerms.MULTI_BYTE);
        assertThat(ROWS).allMatch(row -> SpecificCharacterSet.of(row.terms()).isDefined());
    }

    @Test
    void theTableIsTheOneInTheDocument() throws IOException {
        String table =
                "| Specific Character Set | name | bytes | read again | other text goes as |\n|---|---|---|---|---|\n"
                        + ROWS.stream().map(CharacterSetMatrixTest::line).collect(joining());
        Path written = Path.of("target/character-sets-table.md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, table);
        assertThat(Files.readString(DOCUMENT))
                .as("the table now is in %s; put it into the document", written.toAbsolutePath())
                .contains(table);
    }

    private static String line(Row row) {
        DataSet read = reread(DataSet.builder()
                .text(Tag.SpecificCharacterSet, row.terms().toArray(String[]::new))
                .text(Tag.PatientName, row.name())
                .build());
        ValueElement name = (ValueElement) read.require(Tag.PatientName);
        boolean same = name.text().orElse("").equals(row.name())
                && ValueCheck.of(read).isEmpty()
                && read.texts(Tag.SpecificCharacterSet).equals(row.declared().isEmpty() ? List.of() : row.terms());
        DataSet other = reread(read.toBuilder().text(Tag.PatientID, "😀").build());
        boolean kept = other.text(Tag.PatientID).orElse("").equals("😀")
                && other.text(Tag.PatientName).orElse("").equals(row.name());
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        row.declared().isEmpty() ? "(none)" : "`" + row.declared() + "`",
                        row.name(),
                        HexFormat.of().formatHex(name.value().toByteArray()).toUpperCase(java.util.Locale.ROOT),
                        same ? "the same" : "DIFFERENT",
                        kept ? other.text(Tag.SpecificCharacterSet).orElse("(none)") : "LOST");
    }

    private static DataSet reread(DataSet dataSet) {
        TransferSyntax explicit = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        return DataSetReader.read(DataSetWriter.toByteArray(dataSet, explicit), explicit);
    }
}
