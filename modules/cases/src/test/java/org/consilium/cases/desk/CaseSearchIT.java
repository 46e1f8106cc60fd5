package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.CaseQuery.View;
import org.consilium.cases.CaseState;
import org.consilium.cases.CaseSummary;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Uid;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.junit.jupiter.api.Test;

/** Cases are found by what people remember of them, and none is out of reach behind a page. */
class CaseSearchIT extends CaseFixture {

    @Test
    void findsWordsInAnyOrderWithoutMarksAndInEveryScript() {
        var vietnamese = about("Nguyễn^Đức Bình");
        var russian = about("Ёлкин^Пётр=ЁЛКИН^ПЁТР");
        var japanese = about("Yamada^Tarou=山田^太郎=やまだ^たろう");

        assertThat(found("binh NGUYEN")).containsExactly(vietnamese);
        assertThat(found("đức")).containsExactly(vietnamese);
        assertThat(found("елкин")).containsExactly(russian);
        assertThat(found("山田")).containsExactly(japanese);
        assertThat(found("やまだ")).containsExactly(japanese);
        assertThat(found("c34.1 lung khoi u")).containsExactly(japanese, russian, vietnamese);
        assertThat(found(number(russian))).containsExactly(russian);
        assertThat(found("yamada nguyen")).as("both in one case").isEmpty();
        assertThat(found("%", "_")).as("a sign is itself").isEmpty();
    }

    @Test
    void everyCaseIsOnOnePage() {
        var all = new ArrayList<CaseId>();
        for (int i = 0; i < 7; i++) {
            all.addFirst(about("Lê^Văn " + i));
        }
        var paged = new ArrayList<CaseId>();
        boolean more = true;
        for (int offset = 0; more; offset += 3) {
            var page = region.cases.find(region.referrer, query(View.MINE, List.of("le"), offset, 3));
            page.cases().forEach(one -> paged.add(one.id()));
            more = page.more();
        }
        assertThat(paged).containsExactlyElementsOf(all);
    }

    @Test
    void whoMayNotSeeACaseDoesNotFindIt() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        var words = List.of("binh");
        var stranger = region.person("kim", "김철수", region.tokyo, Set.of("ko"), Role.REFERRER, Role.SPECIALIST);

        assertThat(ids(region.radiologist, query(View.INSTITUTION, words, 0, 10)))
                .as("to whom it is offered")
                .containsExactly(id);
        for (var view : View.values()) {
            assertThat(ids(stranger, query(view, words, 0, 10))).isEmpty();
        }
        var inState = new CaseQuery(View.MINE, Optional.of(CaseState.CLOSED), words, 0, 10);
        assertThat(ids(region.referrer, inState)).isEmpty();
    }

    private CaseId about(String patient) {
        var study = Uid.random();
        region.studies.add(study, region.district.id(), patient, "CT", 1);
        region.pass(Duration.ofMinutes(1));
        return region.cases
                .create(region.referrer, Region.question(Urgency.ROUTINE, study))
                .summary()
                .id();
    }

    private String number(CaseId id) {
        return region.cases.get(region.referrer, id).summary().number();
    }

    private List<CaseId> found(String... texts) {
        var words = List.of(String.join(" ", texts).split(" "));
        return ids(region.referrer, query(View.MINE, words, 0, 10));
    }

    private List<CaseId> ids(Person person, CaseQuery query) {
        return region.cases.find(person, query).cases().stream()
                .map(CaseSummary::id)
                .toList();
    }

    private static CaseQuery query(View view, List<String> words, int offset, int limit) {
        return new CaseQuery(view, Optional.empty(), words, offset, limit);
    }
}
