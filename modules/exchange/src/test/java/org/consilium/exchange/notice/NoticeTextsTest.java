package org.consilium.exchange.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.notice.Notice;
import org.consilium.cases.notice.NoticeChannel;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.junit.jupiter.api.Test;

class NoticeTextsTest {

    private final NoticeTexts texts = new NoticeTexts(Optional.of("https://node.example/"));

    @Test
    void saysEveryKindInEveryLanguageWithNumberAndLink() {
        for (var language : NoticeTexts.LANGUAGES) {
            for (var kind : NoticeKind.values()) {
                var notice = notice(kind);
                var text = texts.write(notice, person("en"), Optional.of(language));
                assertThat(text.language()).isEqualTo(language);
                assertThat(text.subject())
                        .contains("2026-000017")
                        .doesNotContain("{")
                        .hasSizeLessThan(120);
                assertThat(text.body())
                        .contains("2026-000017")
                        .contains("\nhttps://node.example/"
                                + switch (kind) {
                                    case BREAK_GLASS -> "emergencies";
                                    case NO_OFFICER -> "people";
                                    default -> "cases/" + notice.caseId().value();
                                }
                                + "\n")
                        .contains("Asia/Tokyo")
                        .doesNotContain("{");
            }
        }
    }

    @Test
    void saysTheDeadlineByTheClockOfThePerson() {
        assertThat(texts.write(notice(NoticeKind.OFFER), person("en"), Optional.empty())
                        .body())
                .contains("November 23, 2026")
                .containsPattern("6:30\\hAM \\(Asia/Tokyo\\)");
    }

    @Test
    void speaksTheLanguageChosenElseOneOfThePersonElseEnglish() {
        assertThat(written(Optional.of("ko"), "ja")).isEqualTo("ko");
        assertThat(written(Optional.empty(), "en", "ja-JP")).isEqualTo("ja");
        assertThat(written(Optional.empty(), "de")).isEqualTo("en");
    }

    private String written(Optional<String> wanted, String... spoken) {
        return texts.write(notice(NoticeKind.OFFER), person(spoken), wanted).language();
    }

    private static Person person(String... languages) {
        return new Person(
                new PersonId(UUID.randomUUID()),
                "yamada",
                "山田 太郎",
                Optional.of("yamada@example.jp"),
                new InstitutionId(UUID.randomUUID()),
                Set.of(),
                Set.of(languages),
                ZoneId.of("Asia/Tokyo"),
                true);
    }

    private static Notice notice(NoticeKind kind) {
        return new Notice(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new PersonId(UUID.randomUUID()),
                new CaseId(UUID.randomUUID()),
                "2026-000017",
                kind,
                NoticeChannel.MAIL,
                false,
                1,
                1,
                Optional.of(Instant.parse("2026-11-22T21:30:00Z")),
                Instant.parse("2026-11-22T01:00:00Z"));
    }
}
