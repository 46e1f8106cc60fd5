package org.consilium.web.people.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CellProblemTest {

    private static final Path TEXTS = Path.of("..", "frontend", "portal", "src", "i18n", "en", "people.json");

    @Test
    void aReportNamesColumnAndProblemOfEveryRefusal() {
        for (var problem : CellProblem.values()) {
            var line = ImportReport.failed(7, "yamada", problem.in("zone"));
            assertThat(line.column()).isEqualTo("zone");
            assertThat(line.problem()).hasValue(problem);
            assertThat(line.reason()).startsWith("zone: ");
        }
    }

    @Test
    void whatAnotherPartOfTheNodeRefusesIsSaidInItsOwnWords() {
        var line =
                ImportReport.failed(7, "yamada", new Rejected(Reason.ALREADY_EXISTS, "email: that of somebody else"));
        assertThat(line.problem()).isEmpty();
        assertThat(line.reason()).isEqualTo("email: that of somebody else");
    }

    @Test
    void thePortalHasWordsForEach() throws IOException {
        var known =
                JsonMapper.builder().build().readTree(Files.readString(TEXTS)).get("problem");
        assertThat(known.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(CellProblem.values()).map(Enum::name).toList());
    }
}
