package org.consilium.cases.desk;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.cases.duty.Shift;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.security.Role;

/**
 * Who works where in the simulated network: a region of Vietnam with its three levels of care, and a hospital in the east of Russia that asks
 * Moscow and, over the corridor, Japan. Somebody is on duty at any hour.
 */
final class Network {

    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ZoneId VLADIVOSTOK = ZoneId.of("Asia/Vladivostok");
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Set<String> ALL_SITES = Set.of("*");
    private static final Set<String> RADIOLOGY = Set.of("CT", "MR");
    private static final Set<String> SLIDES = Set.of("SM");

    /** The patient's side: a doctor who asks, with the languages of the answer. */
    record Asking(Person referrer, Institution institution, Set<String> languages) {}

    final List<Asking> asking = new ArrayList<>();
    final List<Person> coordinators = new ArrayList<>();

    private final Region region;

    Network(Region region) {
        this.region = region;
        vietnam();
        corridor();
    }

    /** The institutions that ask and that a coordinator coordinates for: those of the same country. */
    Set<InstitutionId> asking(Person coordinator) {
        var home = region.institutions.find(coordinator.institution()).orElseThrow();
        return asking.stream()
                .map(Asking::institution)
                .filter(institution -> institution.country().equals(home.country()))
                .map(Institution::id)
                .collect(Collectors.toSet());
    }

    private void vietnam() {
        var languages = Set.of("vi");
        var centre = region.institution("Bệnh viện K, Hà Nội", CareLevel.ADVANCED, "VN", Optional.empty());
        var provinces = List.of(
                region.institution(
                        "Bệnh viện Hữu nghị Đa khoa Nghệ An", CareLevel.BASIC, "VN", Optional.of(centre.id())),
                region.institution(
                        "Bệnh viện Đa khoa tỉnh Thanh Hóa", CareLevel.BASIC, "VN", Optional.of(centre.id())));
        coordinators.add(region.person("dieu-phoi", "Hoàng Thị Điều", centre, languages, HANOI, Role.COORDINATOR));
        for (int i = 0; i < 4; i++) {
            var hospital = region.institution(
                    List.of(
                                    "Trung tâm Y tế Con Cuông",
                                    "Trung tâm Y tế Kỳ Sơn",
                                    "Bệnh viện huyện Quan Hóa",
                                    "Bệnh viện huyện Mường Lát")
                            .get(i),
                    CareLevel.INITIAL,
                    "VN",
                    Optional.of(provinces.get(i / 2).id()));
            asking.add(new Asking(
                    region.person(
                            "bac-si-" + i,
                            "Bác sĩ Lò Văn "
                                    + List.of("An", "Bình", "Chi", "Dũng").get(i),
                            hospital,
                            languages,
                            HANOI,
                            Role.REFERRER),
                    hospital,
                    languages));
        }
        for (int i = 0; i < 2; i++) {
            workingHours(
                    reader("tinh-" + i, "Phan Thị Tỉnh " + i, provinces.get(i), languages, HANOI, Role.SPECIALIST),
                    7,
                    17);
            workingHours(
                    reader("gpb-" + i, "Đinh Văn Giải " + i, provinces.get(i), languages, HANOI, Role.PATHOLOGIST),
                    7,
                    17);
        }
        roundTheClock(HANOI, centre, languages, "ha-noi", Role.SPECIALIST);
        roundTheClock(HANOI, centre, languages, "k-gpb", Role.PATHOLOGIST);
    }

    private void corridor() {
        var hospital =
                region.institution("Краевая клиническая больница, Хабаровск", CareLevel.BASIC, "RU", Optional.empty());
        var moscow = region.institution("НМИЦ онкологии, Москва", CareLevel.ADVANCED, "RU", Optional.empty());
        var japan = region.institution("国立がん研究センター東病院", CareLevel.ADVANCED, "JP", Optional.empty());
        var languages = Set.of("ru", "en");
        coordinators.add(region.person(
                "koordinator", "Соколова Анна Петровна", hospital, languages, VLADIVOSTOK, Role.COORDINATOR));
        asking.add(new Asking(
                region.person("vrach", "Ким Елена Сергеевна", hospital, languages, VLADIVOSTOK, Role.REFERRER),
                hospital,
                languages));
        workingHours(reader("moskva-1", "Орлов Пётр Ильич", moscow, Set.of("ru"), MOSCOW, Role.SPECIALIST), 8, 20);
        workingHours(
                reader("moskva-2", "Белова Мария Олеговна", moscow, Set.of("ru"), MOSCOW, Role.PATHOLOGIST), 8, 20);
        roundTheClock(TOKYO, japan, Set.of("ja", "en"), "kashiwa", Role.SPECIALIST);
        roundTheClock(TOKYO, japan, Set.of("ja", "en"), "kashiwa-p", Role.PATHOLOGIST);
    }

    private Person reader(
            String account, String name, Institution institution, Set<String> languages, ZoneId zone, Role role) {
        return region.reading(
                region.person(account, name, institution, languages, zone, role),
                ALL_SITES,
                role == Role.PATHOLOGIST ? SLIDES : RADIOLOGY,
                12);
    }

    /** Three people who take turns, eight hours each, every day of the week. */
    private void roundTheClock(ZoneId zone, Institution institution, Set<String> languages, String account, Role role) {
        for (int i = 0; i < 3; i++) {
            var person =
                    reader(account + "-" + i, "Trực %s %d".formatted(account, i), institution, languages, zone, role);
            hours(person, List.of(DayOfWeek.values()), i * 8, (i * 8 + 8) % 24);
        }
    }

    private void workingHours(Person person, int from, int to) {
        hours(person, Arrays.stream(DayOfWeek.values()).limit(5).toList(), from, to);
    }

    private void hours(Person person, List<DayOfWeek> days, int from, int to) {
        region.roster.saveHours(
                person.id(),
                false,
                days.stream()
                        .map(day -> new Shift(day, LocalTime.of(from, 0), LocalTime.of(to, 0)))
                        .toList());
    }
}
