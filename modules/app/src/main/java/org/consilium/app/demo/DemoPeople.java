package org.consilium.app.demo;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.duty.Shift;
import org.consilium.security.Role;

/** The invented hospitals and the people who work there. */
final class DemoPeople {

    static final String REGIONAL_HOSPITAL = "Белореченская областная больница";
    static final String NATIONAL_CENTRE = "Северный медицинский центр";
    static final String COUNTRY = "RU";

    private static final Set<String> RADIOLOGY = Set.of("CT", "MR", "CR", "DX", "PT", "SR");

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
                    Optional.of(new Scope(RADIOLOGY, "Radiology", List.of(), Optional.of("petrova")))),
            new Account(
                    "petrova",
                    "Петрова-Водкина Екатерина Константиновна",
                    "radiologist in Vladivostok by day: deputy of the first one",
                    true,
                    Set.of(Role.SPECIALIST),
                    Set.of("ru", "en"),
                    "Asia/Vladivostok",
                    Optional.of(new Scope(RADIOLOGY, "Radiology", workdays(9, 18), Optional.empty()))),
            new Account(
                    "tanaka",
                    "田中 遥 (Tanaka Haruka)",
                    "pathologist: reads the slide",
                    true,
                    Set.of(Role.PATHOLOGIST),
                    Set.of("ja", "ru", "en"),
                    "Asia/Tokyo",
                    Optional.of(new Scope(Set.of("SM"), "Pathology", List.of(), Optional.empty()))),
            new Account(
                    "orlov",
                    "Орлов Илья Романович",
                    "looks after people, hospitals and DICOM peers",
                    true,
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

    private static List<Shift> workdays(int from, int to) {
        return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
                .map(day -> new Shift(day, LocalTime.of(from, 0), LocalTime.of(to, 0)))
                .toList();
    }

    /**
     * What a specialist can be asked, of any body site, and when.
     *
     * @param weekly none: round the clock, so that the tour can be taken at any hour
     * @param deputy account of whoever stands in
     */
    record Scope(Set<String> modalities, String specialty, List<Shift> weekly, Optional<String> deputy) {}
}
