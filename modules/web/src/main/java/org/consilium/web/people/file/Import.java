package org.consilium.web.people.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.web.people.file.ImportReport.Line;
import org.consilium.web.people.file.ImportReport.Outcome;
import org.consilium.web.session.Sessions;
import org.springframework.transaction.support.TransactionOperations;

/** Brings people in from a table: all lines or, when one cannot be taken, none. */
public final class Import {

    /** Most lines of a file, the head included. */
    static final int LINES_MAX = 20_000;

    private final Directory directory;
    private final Sessions sessions;
    private final TransactionOperations transaction;

    public Import(Directory directory, Sessions sessions, TransactionOperations transaction) {
        this.directory = directory;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    /** As {@link #run}, and what a row does not say stays as it is. */
    ImportReport merge(Person administrator, List<List<String>> rows, boolean apply, Progress.Of progress) {
        return run(administrator, rows, apply, progress, true);
    }

    /**
     * Reads the file and says of every line what would come of it; with {@code apply} does it. A dry run does all of it too, and takes it back: what
     * it says is what the rules of the node say, not a guess at them. Errors: INVALID_REQUEST, TOO_LARGE.
     */
    ImportReport run(Person administrator, List<List<String>> rows, boolean apply, Progress.Of progress) {
        return run(administrator, rows, apply, progress, false);
    }

    private ImportReport run(
            Person administrator, List<List<String>> rows, boolean apply, Progress.Of progress, boolean keepsEmpty) {
        if (rows.size() < 2) {
            throw new Rejected(Reason.INVALID_REQUEST, "the file has no line below its head");
        }
        var reader = new LineReader(directory, administrator, columns(rows.getFirst()), keepsEmpty);
        var inactive = new ArrayList<Person>();
        var report = transaction.execute(status -> {
            var lines = new TreeMap<Integer, Line>();
            var people = new ArrayList<PersonLine>();
            var accounts = new HashSet<String>();
            for (int i = 1; i < rows.size(); i++) {
                lines.put(i + 1, saved(reader, i + 1, rows.get(i), people, accounts));
                progress.step();
            }
            for (var person : people) { // Deputies may stand further down in the file.
                deputies(person).ifPresent(failed -> lines.put(person.number(), failed));
            }
            boolean acceptable = lines.values().stream().noneMatch(line -> line.outcome() == Outcome.FAILED);
            if (!apply || !acceptable) {
                status.setRollbackOnly();
            } else {
                people.stream()
                        .map(PersonLine::person)
                        .filter(one -> !one.active())
                        .forEach(inactive::add);
            }
            return new ImportReport(apply && acceptable, acceptable, List.copyOf(lines.values()));
        });
        inactive.forEach(person -> sessions.closeAll(person.id()));
        return Objects.requireNonNull(report);
    }

    private Line saved(LineReader reader, int number, List<String> row, List<PersonLine> people, Set<String> accounts) {
        var account = row.getFirst();
        try {
            var line = reader.read(number, row);
            account = line.person().account();
            if (!accounts.add(account)) {
                throw CellProblem.TWICE.in("account");
            }
            var outcome = directory.people().find(line.person().id()).isPresent() ? Outcome.CHANGED : Outcome.CREATED;
            save(line);
            people.add(line);
            return Line.taken(number, account, line.person().name(), outcome);
        } catch (Rejected e) {
            return failed(number, account, e);
        }
    }

    private Optional<Line> deputies(PersonLine line) {
        try {
            if (line.deputies().isPresent()) {
                directory
                        .roster()
                        .saveDeputies(
                                line.person().id(),
                                line.deputies().get().stream().map(this::deputy).toList());
            }
            return Optional.empty();
        } catch (Rejected e) {
            return Optional.of(failed(line.number(), line.person().account(), e));
        }
    }

    private PersonId deputy(String account) {
        return directory
                .people()
                .findByAccount(account)
                .map(Person::id)
                .orElseThrow(() -> CellProblem.DEPUTIES.in("deputies"));
    }

    private static Line failed(int number, String account, Rejected why) {
        return ImportReport.failed(number, account, why);
    }

    private static Map<Column, Integer> columns(List<String> head) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (int i = 0; i < head.size(); i++) {
            var title = head.get(i);
            var column = Column.of(title)
                    .orElseThrow(() -> new Rejected(
                            Reason.INVALID_REQUEST, "the head may name " + String.join(", ", Column.titles())));
            columns.put(column, i);
        }
        var missing = Column.required().stream()
                .filter(column -> !columns.containsKey(column))
                .map(Column::title)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new Rejected(Reason.INVALID_REQUEST, "the head does not name " + missing);
        }
        return columns;
    }

    private void save(PersonLine line) {
        directory.people().save(line.person());
        directory.profiles().saveDepartment(line.person().id(), line.department());
        line.profile().ifPresent(directory.profiles()::save);
        line.hours()
                .ifPresent(hours -> directory
                        .roster()
                        .saveHours(
                                line.person().id(),
                                hours.weekly().isEmpty(),
                                hours.weekly().orElse(List.of())));
    }
}
