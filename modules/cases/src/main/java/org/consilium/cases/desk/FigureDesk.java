package org.consilium.cases.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.cases.CasesSettings;
import org.consilium.cases.Discipline;
import org.consilium.cases.Participant;
import org.consilium.cases.figure.FigureGroup;
import org.consilium.cases.figure.FigureGroup.CaseCounts;
import org.consilium.cases.figure.FigureGroup.OfferCounts;
import org.consilium.cases.figure.FigureGroup.Outcomes;
import org.consilium.cases.figure.FigureGroup.Times;
import org.consilium.cases.figure.FigureQuery;
import org.consilium.cases.figure.FigureReport;
import org.consilium.cases.figure.FigureReport.Piece;
import org.consilium.cases.figure.Figures;
import org.consilium.cases.figure.Grouping;
import org.consilium.cases.register.FigureRegister;
import org.consilium.cases.register.FigureRegister.CaseFigures;
import org.consilium.cases.register.FigureRegister.Keyed;
import org.consilium.cases.register.FigureRegister.Scope;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/** Puts the figures together that a coordinator sees: of the own institution and of those below it, no others. */
final class FigureDesk implements Figures {

    private final FigureRegister register;
    private final Permissions permissions;
    private final Participants participants;
    private final Institutions institutions;
    private final CasesSettings settings;
    private final InstantSource time;

    FigureDesk(
            FigureRegister register,
            Permissions permissions,
            Participants participants,
            Institutions institutions,
            CasesSettings settings,
            InstantSource time) {
        this.register = register;
        this.permissions = permissions;
        this.participants = participants;
        this.institutions = institutions;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public FigureReport report(Person by, FigureQuery query) {
        var coordinated = permissions.coordinated(by);
        if (coordinated.isEmpty()) {
            throw new Rejected(Reason.NOT_AUTHORIZED);
        }
        var now = time.instant();
        var scope = new Scope(
                coordinated,
                midnight(query.from(), by.zone()),
                midnight(query.to().plusDays(1), by.zone()),
                now);
        var found = register.cases(scope, query.by());
        return new FigureReport(
                query,
                by.zone(),
                now,
                settings.receipt(),
                total(found, coordinated),
                groups(found, scope, query.by()),
                course(scope, query, by.zone()));
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private FigureGroup total(List<CaseFigures> found, Set<InstitutionId> coordinated) {
        long open = register.open(coordinated, Grouping.INSTITUTION).stream()
                .mapToLong(Keyed::value)
                .sum();
        return group(found.getFirst(), "", "", "", Optional.empty(), open);
    }

    private List<FigureGroup> groups(List<CaseFigures> found, Scope scope, Grouping by) {
        Map<String, CaseFigures> groups = new LinkedHashMap<>();
        found.stream().skip(1).forEach(one -> groups.put(one.key().orElseThrow(), one));
        if (by == Grouping.PERSON) {
            var offers = byKey(register.offersByPerson(scope));
            offers.keySet().forEach(key -> groups.putIfAbsent(key, none(key)));
            groups.replaceAll((key, one) -> new CaseFigures(
                    one.key(), one.cases(), one.times(), offers.getOrDefault(key, OfferCounts.NONE), one.outcomes()));
        }
        var open = byKey(register.open(scope.institutions(), by));
        open.keySet().forEach(key -> groups.putIfAbsent(key, none(key)));
        var directory = participants.directory();
        var names = institutions.all().stream()
                .collect(Collectors.toMap(one -> one.id().value(), Institution::name));
        return groups.entrySet().stream()
                .limit(GROUPS_MAX)
                .map(entry -> named(
                        entry.getKey(), entry.getValue(), by, directory, names, open.getOrDefault(entry.getKey(), 0L)))
                .toList();
    }

    private static <T> Map<String, T> byKey(List<Keyed<T>> all) {
        return all.stream().collect(Collectors.toMap(Keyed::key, Keyed::value, (a, _) -> a, LinkedHashMap::new));
    }

    private static CaseFigures none(String key) {
        return new CaseFigures(Optional.of(key), CaseCounts.NONE, Times.NONE, OfferCounts.NONE, Outcomes.NONE);
    }

    private static FigureGroup named(
            String key,
            CaseFigures figures,
            Grouping by,
            Function<PersonId, Participant> directory,
            Map<UUID, String> names,
            long open) {
        return switch (by) {
            case TOPIC -> {
                var words = key.split(" ", 2);
                yield group(figures, key, words[1], "", Optional.of(Discipline.valueOf(words[0])), open);
            }
            case INSTITUTION ->
                group(figures, key, names.getOrDefault(UUID.fromString(key), ""), "", Optional.empty(), open);
            case PERSON -> {
                var person = directory.apply(new PersonId(UUID.fromString(key)));
                yield group(figures, key, person.name(), person.institutionName(), Optional.empty(), open);
            }
        };
    }

    private static FigureGroup group(
            CaseFigures figures, String key, String name, String detail, Optional<Discipline> discipline, long open) {
        return new FigureGroup(
                key,
                name,
                detail,
                discipline,
                figures.cases().withOpen(open),
                figures.times(),
                figures.offers(),
                figures.outcomes());
    }

    /** With the pieces in which nothing was sent. */
    private List<Piece> course(Scope scope, FigureQuery query, ZoneId zone) {
        var step = query.step();
        var begins = new ArrayList<LocalDate>();
        for (var begin = step.begin(query.from()); !begin.isAfter(query.to()); begin = step.next(begin)) {
            begins.add(begin);
        }
        Map<LocalDate, Piece> known = register.course(scope, begins, zone).stream()
                .collect(Collectors.toMap(Piece::begin, Function.identity()));
        return begins.stream()
                .map(begin -> known.getOrDefault(begin, new Piece(begin, 0, Optional.empty(), Optional.empty())))
                .toList();
    }
}
