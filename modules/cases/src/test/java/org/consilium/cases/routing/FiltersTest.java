package org.consilium.cases.routing;

import java.time.Duration;
import java.time.LocalDate;
import org.consilium.cases.Discipline;
import org.consilium.cases.duty.DutyEntry;
import org.consilium.security.Role;
import org.junit.jupiter.api.Test;

/** Whom the router must not ask, and the reason it gives. */
class FiltersTest extends Hospitals {

    @Test
    void asksNobodyWithoutTheRoleOfTheDiscipline() {
        assertExcluded(
                inquiry().discipline(Discipline.PATHOLOGY).build(),
                specialist("r", regional).build(),
                "topic",
                "pathologist");
    }

    @Test
    void asksNobodyWhoDoesNotReadTheSiteOrTheModality() {
        assertExcluded(
                inquiry().site("C71.9").build(), specialist("r", regional).build(), "topic", "C71.9");
        assertExcluded(
                inquiry().modalities("US").build(), specialist("r", regional).build(), "topic", "US");
        assertIncluded(
                inquiry().site("").modalities().build(),
                specialist("r", regional).build());
        assertIncluded(
                inquiry().modalities("CT", "SR").build(),
                specialist("r", regional).build());
        assertIncluded(
                inquiry().site("C71.9").modalities("US").build(),
                specialist("r", regional).everything().build());
    }

    @Test
    void asksWhoWritesOneOfTheLanguagesWhateverTheRegion() {
        assertExcluded(
                inquiry().languages("ja").build(),
                specialist("r", regional).languages("ru", "en").build(),
                "languages",
                "ja");
        assertIncluded(
                inquiry().languages("en-GB", "ja").build(),
                specialist("r", regional).languages("en-US").build());
        assertIncluded(
                inquiry().languages().build(),
                specialist("r", regional).languages("ko").build());
    }

    @Test
    void asksNobodyAboutTheirOwnCase() {
        assertExcluded(
                inquiry().build(), specialist("self", regional).id(referrer).build(), "interest", "own case");
    }

    @Test
    void asksNobodyWhoIsOffDutyOrHasLeft() {
        assertExcluded(inquiry().build(), specialist("r", regional).offDuty().build(), "roster", "duty");
        assertExcluded(inquiry().build(), specialist("r", regional).gone().build(), "roster", "left");
    }

    @Test
    void aLicenceEndsWithItsLastDayInTheTimeZoneOfTheSpecialist() {
        var lastDay = LocalDate.parse("2026-11-22");
        // 20:00 UTC is already the next day in Tokyo and still the same day in Moscow.
        assertExcluded(
                inquiry().build(),
                specialist("r", regional).licence(lastDay).zone("Asia/Tokyo").build(),
                "roster",
                "licence");
        assertIncluded(
                inquiry().build(),
                specialist("r", regional).licence(lastDay).zone("Europe/Moscow").build());
    }

    @Test
    void asksNobodyWhoHasEnoughToDo() {
        assertExcluded(inquiry().build(), specialist("r", regional).open(5).build(), "load", "5");
        assertIncluded(inquiry().build(), specialist("r", regional).open(4).build());
    }

    @Test
    void asksNobodyAgainWhoHasDeclined() {
        var person = specialist("r", regional).build();

        assertExcluded(inquiry().declined(person).build(), person, "answer", "declined");
    }

    @Test
    void saysUntilWhenSomebodyIsAwayAndFromWhenSomebodyWorks() {
        var tokyo = specialist("r", regional).zone("Asia/Tokyo");

        assertExcluded(
                inquiry().build(),
                tokyo.away(DutyEntry.Kind.VACATION, Duration.ofDays(2)).build(),
                "roster",
                "Is on vacation until 2026-11-25 05:00 in Asia/Tokyo");
        assertExcluded(
                inquiry().build(),
                specialist("r", regional)
                        .zone("Asia/Tokyo")
                        .mondays("08:00", "17:00")
                        .build(),
                "roster",
                "works from 2026-11-23 08:00 in Asia/Tokyo");
    }

    @Test
    void asksNobodyBesideTheDoctorWhoTreats() {
        var sameDepartment = specialist("r", district).department("Онкология");
        assertExcluded(inquiry().department("онкология ").build(), sameDepartment.build(), "interest", "department");
        assertExcluded(
                inquiry().build(),
                specialist("r", district).roles(Role.SPECIALIST, Role.REFERRER).build(),
                "interest",
                "independent");
        assertIncluded(inquiry().department("Хирургия").build(), sameDepartment.build());
        assertIncluded(
                inquiry().department("Онкология").build(),
                specialist("r", regional)
                        .department("Онкология")
                        .roles(Role.SPECIALIST, Role.REFERRER)
                        .build());
    }
}
