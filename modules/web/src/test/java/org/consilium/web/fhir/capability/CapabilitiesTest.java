package org.consilium.web.fhir.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.consilium.web.NodeDescription;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "fhir.md");
    private static final String HEADING = "## Resources *(checked)*";

    @Test
    void theDocumentListsWhatTheStatementSays() throws IOException {
        var statement = new Capabilities(new NodeDescription("Hospital", "CONSILIUM", 11112, "1"), new Date(0))
                .statement("http://node.example/fhir");
        var said = statement.getRestFirstRep().getResource().stream()
                .map(CapabilitiesTest::row)
                .toList();

        assertThat(documented()).isEqualTo(said);
    }

    private static String row(CapabilityStatementRestResourceComponent resource) {
        var interactions = resource.getInteraction().stream()
                .map(interaction -> interaction.getCode().toCode())
                .collect(Collectors.joining(", "));
        var parameters = resource.getSearchParam().stream()
                .map(parameter -> parameter.getName())
                .collect(Collectors.joining(", "));
        return "| %s | %s | %s |"
                .formatted(resource.getType(), interactions, parameters)
                .replace("|  |", "| |");
    }

    private static List<String> documented() throws IOException {
        var text = Files.readString(DOCUMENT);
        return text.substring(text.indexOf(HEADING))
                .lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
    }
}
