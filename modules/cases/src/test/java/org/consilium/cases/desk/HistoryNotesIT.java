package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consilium.cases.CaseId;
import org.consilium.cases.Explanation.Reason;
import org.consilium.cases.HistoryEntry;
import org.consilium.cases.Urgency;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the node writes into a history are codes that the portal says in six languages; what people write stays as it is. */
class HistoryNotesIT extends CaseFixture {

    private static final Path TEXTS = Path.of("..", "frontend", "portal", "src", "i18n", "en", "history.json");
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    @Test
    void theNodeWritesCodesWithValuesAndEnglishForOtherSystems() {
        var id = region.submitted(Urgency.FAST).summary().id();

        assertThat(entry(id, "Triage").reasons()).singleElement().satisfies(said -> {
            assertThat(said.code()).isEqualTo("TRIAGED");
            assertThat(said.values())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "urgency", "FAST",
                            "discipline", "RADIOLOGY",
                            "site", "C34.1",
                            "modalities", "CT",
                            "languages", "en, vi"));
        });
        assertThat(entry(id, "Triage").note())
                .hasValue("Urgency FAST, discipline RADIOLOGY, site C34.1, modalities CT, languages en, vi.");
        assertThat(entry(id, "Collect").reasons())
                .containsExactly(Reason.of("COLLECTED", "instances", 3, "documents", 0));
    }

    @Test
    void whatPeopleWriteIsNoCode() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.decline(region.radiologist, id, "Bận phẫu thuật.");

        assertThat(entry(id, "Decline").note()).hasValue("Bận phẫu thuật.");
        assertThat(entry(id, "Decline").reasons()).isEmpty();
    }

    @Test
    void nothingTheNodeWritesIsWithoutACode() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.live(region.settings.expire().plusDays(1), java.time.Duration.ofHours(6));

        assertThat(region.cases.get(region.referrer, id).history())
                .filteredOn(one -> one.actor().isEmpty() && one.note().isPresent())
                .hasSizeGreaterThan(5)
                .allMatch(one -> !one.reasons().isEmpty());
    }

    @Test
    void thePortalHasEverySentenceWithItsValues() throws IOException {
        var known =
                JsonMapper.builder().build().readTree(Files.readString(TEXTS)).get("note");

        assertThat(known.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Note.values()).map(Enum::name).toList());
        for (var note : Note.values()) {
            assertThat(values(
                            known.get(note.name()).asString().replace("{{", "{").replace("}}", "}")))
                    .as(note.name())
                    .isEqualTo(values(note.with().orElseThrow().text()));
        }
    }

    private static TreeSet<String> values(String sentence) {
        return VALUE.matcher(sentence)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private HistoryEntry entry(CaseId id, String command) {
        return region.cases.get(region.referrer, id).history().stream()
                .filter(entry -> entry.command().equals(command))
                .findFirst()
                .orElseThrow();
    }
}
