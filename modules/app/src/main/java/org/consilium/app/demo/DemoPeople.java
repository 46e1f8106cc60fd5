package org.consilium.app.demo;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.SpecialistProfile;
import org.consilium.security.Role;

/** The invented hospitals and the people who work there. */
final class DemoPeople {

    static final String REGIONAL_HOSPITAL = "Белореченская областная больница";
    static final String NATIONAL_CENTRE = "Северный медицинский центр";
    static final String COUNTRY = "RU";

    static final List<Account> ACCOUNTS = List.of(
            new Account(
                    "voronina",
                    "Воронина Анна Сергеевна",
                    "asks the question and receives the opinion",
                    false,
                    Set.of(Role.REFERRER),
                    Set.of("ru", "en"),
                    "Europe/Moscow",
                    Optional.empty()),
            new Account(
                    "kuznetsov",
                    "Кузнецов Пётр Ильич",
                    "sees where every case is and offers those that found nobody",
                    true,
                    Set.of(Role.COORDINATOR),
                    Set.of("ru", "en"),
                    "Europe/Moscow",
                    Optional.empty()),
            new Account(
                    "nguyen",
                    "Nguyễn Thị Minh Châu",
                    "radiologist: reads the CT",
                    true,
                    Set.of(Role.SPECIALIST),
                    Set.of("vi", "ru", "en"),
                    "Asia/Ho_Chi_Minh",
                    Optional.of(new Scope(Set.of(SpecialistProfile.ANY), Set.of("CT", "MR", "CR", "DX", "PT", "SR")))),
            new Account(
                    "tanaka",
                    "田中 遥 (Tanaka Haruka)",
                    "pathologist: reads the slide",
                    true,
                    Set.of(Role.PATHOLOGIST),
                    Set.of("ja", "ru", "en"),
                    "Asia/Tokyo",
                    Optional.of(new Scope(Set.of(SpecialistProfile.ANY), Set.of("SM")))),
            new Account(
                    "orlov",
                    "Орлов Илья Романович",
                    "looks after people, hospitals and DICOM peers",
                    false,
                    Set.of(Role.ADMINISTRATOR),
                    Set.of("ru", "en"),
                    "Europe/Moscow",
                    Optional.empty()));

    private DemoPeople() {}

    /**
     * One of the invented people.
     *
     * @param task what this person does in the tour
     * @param national works at the national centre, not at the regional hospital
     * @param scope what a specialist can be asked
     */
    record Account(
            String account,
            String name,
            String task,
            boolean national,
            Set<Role> roles,
            Set<String> languages,
            String zone,
            Optional<Scope> scope) {

        ZoneId zoneId() {
            return ZoneId.of(zone);
        }
    }

    /** ICD-O-3 sites and modalities of a specialist. */
    record Scope(Set<String> sites, Set<String> modalities) {}
}
