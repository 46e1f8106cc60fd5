package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Compares answers to bad data sets with the document that names them one by one. */
final class BadInput {

    private static final String DOCUMENT = "../../docs/bad-input.md";

    private BadInput() {}

    static void assertRefused(String row, Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Rejected rejected = catchThrowableOfType(Rejected.class, call);
        assertThat(rejected).as(row).isNotNull();
        assertThat(rejected.reason()).as(row).isEqualTo(reason);
        assertDocumented(row, reason.name());
    }

    /** The row of the table must be there and name the answer. */
    static void assertDocumented(String row, String answer) {
        try {
            assertThat(Files.readAllLines(Path.of(DOCUMENT)))
                    .as("a row about '%s' that answers %s", row, answer)
                    .anyMatch(line -> line.startsWith("| " + row + " |") && line.contains("`" + answer + "`"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static DataSet read(Bytes bytes, TransferSyntax transferSyntax) throws IOException {
        return DataSetReader.read(new ByteArrayInputStream(bytes.toByteArray()), transferSyntax);
    }

    static byte[] little(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }
}
