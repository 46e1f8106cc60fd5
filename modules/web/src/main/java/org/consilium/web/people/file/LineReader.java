package org.consilium.web.people.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consilium.cases.SpecialistProfile;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Right;
import org.consilium.security.Rights;
import org.consilium.security.Role;
import org.consilium.web.json.Body;
import org.consilium.web.people.file.PersonLine.Hours;

/** Understands one line of the table. A column the file does not have leaves what is known as it is; an empty cell empties it. */
final class LineReader {

    private static final int OPEN_CASES_MAX = 10;

    private final Directory directory;
    private final Person administrator;
    private final Map<Column, Integer> columns;
    private final boolean keepsEmpty;
    private final Set<InstitutionId> cared;
    private final Map<PersonId, String> departments;
    private final Map<String, Optional<Institution>> named = new HashMap<>();

    /** @param keepsEmpty whether an empty cell leaves what is known as it is */
    LineReader(Directory directory, Person administrator, Map<Column, Integer> columns, boolean keepsEmpty) {
        this.directory = directory;
        this.administrator = administrator;
        this.columns = columns;
        this.keepsEmpty = keepsEmpty;
        this.cared = directory.cared(administrator);
        this.departments = directory.profiles().departments();
    }

    /** Errors: INVALID_REQUEST with the reason for people. */
    PersonLine read(int number, List<String> row) {
        var account = required(row, Column.ACCOUNT).toLowerCase(Locale.ROOT);
        var known = directory.people().findByAccount(account);
        var institution = cell(row, Column.INSTITUTION)
                .map(this::institution)
                .or(() -> known.flatMap(one -> directory.institutions().find(one.institution())))
                .orElseThrow(() -> CellProblem.MISSING.in("institution"));
        CellProblem.OUTSIDE.unless(
                cared.contains(institution.id()) && known.stream().allMatch(one -> cared.contains(one.institution())),
                "institution");
        var person = new Person(
                known.map(Person::id).orElseGet(() -> new PersonId(UUID.randomUUID())),
                account,
                Body.line(required(row, Column.NAME), "name"),
                given(row, Column.EMAIL) ? cell(row, Column.EMAIL) : known.flatMap(Person::email),
                institution.id(),
                cell(row, Column.ROLES)
                        .map(LineReader::roles)
                        .or(() -> known.map(Person::roles))
                        .orElseThrow(() -> CellProblem.MISSING.in("roles")),
                cell(row, Column.LANGUAGES)
                        .map(LineReader::words)
                        .or(() -> known.map(Person::languages))
                        .orElseThrow(() -> CellProblem.MISSING.in("languages")),
                cell(row, Column.ZONE)
                        .map(LineReader::zone)
                        .or(() -> known.map(Person::zone))
                        .orElseThrow(() -> CellProblem.MISSING.in("zone")),
                given(row, Column.ACTIVE)
                        ? active(cell(row, Column.ACTIVE))
                        : known.map(Person::active).orElse(true));
        CellProblem.OWN_ACCOUNT.unless(person.active() || !person.id().equals(administrator.id()), "active");
        boolean reads = person.roles().stream().anyMatch(role -> Rights.of(role).contains(Right.GIVE_OPINIONS));
        return new PersonLine(
                number,
                person,
                given(row, Column.DEPARTMENT)
                        ? cell(row, Column.DEPARTMENT)
                        : Optional.ofNullable(departments.get(person.id())),
                reads ? Optional.of(profile(row, person.id())) : Optional.empty(),
                reads ? cell(row, Column.HOURS).map(text -> new Hours(HoursText.read(text))) : Optional.empty(),
                reads && given(row, Column.DEPUTIES)
                        ? Optional.of(list(cell(row, Column.DEPUTIES).orElse("").toLowerCase(Locale.ROOT)))
                        : Optional.empty());
    }

    /** Whether the file says something about a column. */
    private boolean given(List<String> row, Column column) {
        return columns.containsKey(column) && !(keepsEmpty && cell(row, column).isEmpty());
    }

    private SpecialistProfile profile(List<String> row, PersonId id) {
        var known = directory.profiles().find(id);
        return new SpecialistProfile(
                id,
                given(row, Column.SITES)
                        ? any(cell(row, Column.SITES))
                        : known.map(SpecialistProfile::sites).orElse(Set.of(SpecialistProfile.ANY)),
                given(row, Column.MODALITIES)
                        ? any(cell(row, Column.MODALITIES))
                        : known.map(SpecialistProfile::modalities).orElse(Set.of(SpecialistProfile.ANY)),
                given(row, Column.SPECIALTY)
                        ? cell(row, Column.SPECIALTY)
                        : known.flatMap(SpecialistProfile::specialty),
                cell(row, Column.MAX_OPEN_CASES)
                        .map(LineReader::number)
                        .or(() -> known.map(SpecialistProfile::maxOpenCases))
                        .orElse(OPEN_CASES_MAX),
                given(row, Column.LICENCE_UNTIL)
                        ? cell(row, Column.LICENCE_UNTIL).map(LineReader::date)
                        : known.flatMap(SpecialistProfile::licenceUntil));
    }

    private Optional<String> cell(List<String> row, Column column) {
        return Optional.ofNullable(columns.get(column))
                .filter(index -> index < row.size())
                .flatMap(index -> Body.optionalLine(row.get(index), column.title()));
    }

    private String required(List<String> row, Column column) {
        return cell(row, column).orElseThrow(() -> CellProblem.MISSING.in(column.title()));
    }

    /** By its identifier, or by its name, which no other has. */
    private Institution institution(String text) {
        return named.computeIfAbsent(
                        text,
                        _ -> directory
                                .institution(text)
                                .or(() -> directory.institutions().findByName(text)))
                .orElseThrow(() -> CellProblem.UNKNOWN.in("institution"));
    }

    private static Set<Role> roles(String text) {
        try {
            return words(text.toUpperCase(Locale.ROOT)).stream()
                    .map(Role::valueOf)
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw CellProblem.ROLES.in("roles", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw CellProblem.ZONE.in("zone", e);
        }
    }

    private static boolean active(Optional<String> text) {
        var value = text.orElse("true").toLowerCase(Locale.ROOT);
        CellProblem.TRUE_OR_FALSE.unless(value.equals("true") || value.equals("false"), "active");
        return value.equals("true");
    }

    private static int number(String text) {
        CellProblem.NUMBER.unless(text.matches("\\d{1,5}"), "maxOpenCases");
        return Integer.parseInt(text);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw CellProblem.DATE.in("licenceUntil", e);
        }
    }

    private static Set<String> any(Optional<String> text) {
        return text.map(LineReader::words).orElse(Set.of(SpecialistProfile.ANY));
    }

    private static Set<String> words(String text) {
        return Set.copyOf(list(text));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
