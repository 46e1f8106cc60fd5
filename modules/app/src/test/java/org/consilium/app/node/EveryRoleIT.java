package org.consilium.app.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day of every role, walked in a real browser in English and in Japanese: two cases from the question to the outcome, and those who watch over it all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRoleIT {

    private static final String HOSPITAL = "Белореченская областная больница";
    private static final String CENTRE = "Северный медицинский центр";

    private Node node;

    @BeforeAll
    void startTheDemonstration(@TempDir Path home) {
        node = Demonstration.start(Node.in(home));
    }

    @AfterAll
    void stop() {
        node.close();
    }

    /** @param letters what every title has in the language, as a regular expression of JavaScript */
    @ParameterizedTest
    @CsvSource({
        "en, [A-Za-z], The nodule was not there a year ago?, Benign, Another CT in a year, Which contrast agent?, None",
        "ja, [\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}], 一年前にはなかった結節ですか。, 良性と考えます, 一年後に再検査, 造影剤は何ですか。, 使用していません"
    })
    void everybodyDoesTheirWork(
            String language,
            String letters,
            String question,
            String conclusion,
            String recommendation,
            String questionBack,
            String reply) {
        BrowserScript.walk(
                node,
                "roles.mjs",
                Map.ofEntries(
                        Map.entry("name", "roles-" + language),
                        Map.entry("language", language),
                        Map.entry("letters", letters),
                        Map.entry(
                                "passwords",
                                List.of("voronina", "kuznetsov", "nguyen", "tanaka", "orlov").stream()
                                        .collect(Collectors.toMap(one -> one, _ -> Demonstration.PASSWORD))),
                        Map.entry("password", Demonstration.PASSWORD),
                        Map.entry(
                                "admitted",
                                Map.of(
                                        "AUDITOR", admitted("auditor-" + language, "남궁 하늘", HOSPITAL),
                                        "PRIVACY_OFFICER",
                                                admitted("officer-" + language, "Nguyễn Thị Hồng Hạnh", HOSPITAL),
                                        "IMAGE_STEWARD",
                                                admitted(
                                                        "steward-" + language,
                                                        "Константинопольская-Преображенская Александра",
                                                        HOSPITAL),
                                        "ADJUDICATOR",
                                                admitted("adjudicator-" + language, "诸葛 明德 " + language, CENTRE))),
                        Map.entry("unreviewed", HOSPITAL),
                        Map.entry("specialist", "Nguyễn Thị Minh Châu"),
                        Map.entry("chest", Demonstration.study(node, "CT")),
                        Map.entry("tissue", Demonstration.study(node, "SM")),
                        Map.entry("patient", "BOB-10482"),
                        Map.entry("question", question),
                        Map.entry(
                                "opinion",
                                Map.of(
                                        "findings",
                                        conclusion,
                                        "conclusion",
                                        conclusion,
                                        "recommendation",
                                        recommendation)),
                        Map.entry("questionBack", questionBack),
                        Map.entry("reply", reply)));
    }

    private static Map<String, String> admitted(String account, String name, String institution) {
        return Map.of("account", account, "name", name, "institution", institution);
    }
}
