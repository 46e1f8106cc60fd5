package org.consilium.dimse.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/interoperability.md} says what the tests do. */
class InteroperabilityMatrixTest {

    private static final Path DOCUMENT = Path.of("../../docs/interoperability.md");
    private static final Path CLASSES = Path.of("target/test-classes");

    @Test
    void everyCellHasATestOrAReason() throws IOException {
        assertThat(new Matrix(Claims.below(CLASSES)).contradictions()).isEmpty();
    }

    @Test
    void theMatrixIsTheOneInTheDocument() throws IOException {
        String matrix = new Matrix(Claims.below(CLASSES)).render();
        Path written = Path.of("target/interoperability-matrix.md");
        Files.writeString(written, matrix);
        assertThat(Files.readString(DOCUMENT))
                .as("the matrix now is in %s; put it into the document", written.toAbsolutePath())
                .endsWith(matrix);
    }
}
