package org.consilium.dicom.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.dicom.Corpus;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class DumpTest {

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void showsEachKindOfElementOnItsLine() {
        DataSet dataSet = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.CTImageStorage)
                .bytes(0x00090010, VR.LO, ascii("ACME"))
                .bytes(0x00091001, VR.DS, ascii("1.5\\2 "))
                .text(Tag.PatientName, "Doe^Jane")
                .empty(Tag.PatientBirthDate)
                .items(
                        Tag.ReferencedSeriesSequence,
                        DataSet.builder().text(Tag.Modality, "CT").build())
                .integers(Tag.Rows, 512)
                .copy(new DetachedElement(0x00091002, VR.OB, 700, 9000))
                .fragments(Tag.PixelData, List.of(new byte[0], new byte[] {1, (byte) 0xAB}))
                .build();
        assertThat(new Dump(130, 80, 10)
                        .toString(DataSet.builder()
                                .text(Tag.SOPClassUID, Uids.CTImageStorage)
                                .build()))
                .contains("[1.2.840.10008.5.1.4.1.1.2] = CTImageStorage");
        assertThat(new Dump(100, 80, 10).toString(dataSet)).isEqualTo("""
                (0008,0016) UI        25    1  SOPClassUID                       [1.2.840.10008.5.1.4.1.1.2]
                (0008,1115) SQ              1  ReferencedSeriesSequence
                  item 1
                  (0008,0060) CS         2    1  Modality                        [CT]
                (0009,0010) LO         4    1  private creator                   [ACME]
                (0009,1001) DS         6    2  "ACME"                            1.5\\2
                (0009,1002) OB      9000       "ACME"                            not read, at offset 700
                (0010,0010) PN         8    1  PatientName                       [Doe^Jane]
                (0010,0030) DA         0    0  PatientBirthDate
                (0028,0010) US         2    1  Rows                              512
                (7FE0,0010) OB              2  PixelData
                  offset table, 0 bytes
                  fragment 1, 2 bytes  01 ab
                """);
    }

    @Test
    void letsNoValueSpeakToTheTerminalOrTurnTheLineRound() {
        String hostile = "\u001B[31mred\u0007\r\n\u009B2J \u202Eevil\u2066 \u200Bzero \uD800lone \u2028line \uE000";
        DataSet dataSet = DataSet.builder()
                .bytes(Tag.ImageComments, VR.UT, hostile.getBytes(StandardCharsets.UTF_8))
                .bytes(0x00090010, VR.LO, ascii("\u001B]0;title\u0007"))
                .bytes(0x00091001, VR.LO, ascii("\u001B[2J"))
                .build();
        String text = new Dump(200, 200, 10).toString(dataSet);
        assertThat(text.lines()).hasSize(3);
        assertThat(text).contains("\\u001b[31mred\\u0007\\u000d\\u000a").contains("\\u202eevil\\u2066");
        assertThat(text.replace("\n", "").codePoints())
                .allSatisfy(c -> assertThat(Character.getType(c))
                        .isNotIn((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE, (int)
                                Character.LINE_SEPARATOR));
    }

    @Test
    void cutsValuesBetweenCharactersOnly() {
        for (int max = 1; max < 30; max++) {
            String cut = Printable.of("a\uD83D\uDE00\u0001".repeat(20), max);
            assertThat(cut)
                    .hasSizeLessThanOrEqualTo(max)
                    .doesNotContainPattern("[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])");
            assertThat(cut.replace("\\u0001", "").replace("...", "")).doesNotContain("\\");
        }
    }

    @Test
    void countsWhatItDoesNotShow() {
        DataSet[] items = new DataSet[5];
        Arrays.fill(items, DataSet.empty());
        DataSet dataSet = DataSet.builder()
                .items(Tag.ReferencedSeriesSequence, items)
                .fragments(Tag.PixelData, List.of(new byte[0], new byte[2], new byte[2], new byte[2]))
                .build();
        assertThat(new Dump(80, 80, 2).toString(dataSet))
                .contains("... 3 more items")
                .contains("... 2 more fragments");
    }

    @Test
    void handsOverPartsThatMakeTheSameLines() throws IOException {
        DataSet dataSet = DataSet.builder().text(Tag.PatientName, "Doe^Jane").build();
        List<Dump.Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Dump.DEFAULT.write(dataSet, (part, piece) -> {
            parts.add(part);
            text.append(piece);
        });
        assertThat(text + "\n").isEqualTo(Dump.DEFAULT.toString(dataSet));
        assertThat(parts)
                .containsExactly(
                        Dump.Part.TAG,
                        Dump.Part.VR,
                        Dump.Part.LENGTH,
                        Dump.Part.MULTIPLICITY,
                        Dump.Part.NAME,
                        Dump.Part.INDENT,
                        Dump.Part.VALUE);
    }

    @Test
    void keepsLinesWithinTheirWidth() {
        DataSet nested =
                DataSet.builder().text(Tag.PatientComments, "x".repeat(500)).build();
        for (int i = 0; i < 90; i++) {
            nested = DataSet.builder()
                    .items(Tag.ReferencedSeriesSequence, nested)
                    .build();
        }
        for (int width : new int[] {120, 200}) {
            assertThat(new Dump(width, 1000, 10).toString(nested).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width + 1));
        }
        assertThatThrownBy(() -> new Dump(10, 10, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsEveryElementOfEveryFileWithOneLineForEach() throws IOException {
        for (var file : Corpus.files()) {
            DataSet dataSet;
            try {
                dataSet = Part10.read(file).dataSet();
            } catch (Rejected e) {
                continue;
            }
            long lines = new Dump(120, 256, Integer.MAX_VALUE)
                    .toString(dataSet)
                    .lines()
                    .filter(line -> line.strip().startsWith("("))
                    .count();
            assertThat(lines).as(Corpus.name(file)).isEqualTo(elements(dataSet));
        }
    }

    private static long elements(DataSet dataSet) {
        return dataSet.elements().stream()
                .mapToLong(element -> 1
                        + element.items().stream().mapToLong(DumpTest::elements).sum())
                .sum();
    }
}
