package org.consilium.web.people.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.web.csv.Csv;
import org.consilium.web.json.Body;
import org.consilium.web.people.file.ImportReport.Line;
import org.consilium.web.people.file.ImportReport.Outcome;
import org.springframework.transaction.support.TransactionOperations;

/** Institutions and their departments as a table: known by their identifier, taken all or none, none ever deleted. */
public final class InstitutionFile {

    /** Most lines of a file, the head included. */
    static final int LINES_MAX = 5_000;

    private static final String BETWEEN_DEPARTMENTS = "|";

    /** Columns of the table, in the order in which they are written. */
    enum Head {
        IDENTIFIER,
        NAME,
        LEVEL,
        PARENT,
        COUNTRY,
        PACS,
        DEPARTMENTS;

        static final Set<Head> REQUIRED = Set.of(IDENTIFIER, NAME, LEVEL, COUNTRY);

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Directory directory;
    private final TransactionOperations transaction;

    public InstitutionFile(Directory directory, TransactionOperations transaction) {
        this.directory = directory;
        this.transaction = transaction;
    }

    /** What an administrator looks after, parents in front of those below them. */
    List<List<String>> rows(Person administrator) {
        var cared = directory.cared(administrator);
        var identifiers = directory.records().identifiers();
        var departments = directory.records().departments();
        var rows = new ArrayList<List<String>>();
        rows.add(Arrays.stream(Head.values()).map(Head::title).toList());
        ordered(directory.institutions().all()).stream()
                .filter(one -> cared.contains(one.id()))
                .map(one -> List.of(
                        known(one.id(), identifiers),
                        one.name(),
                        one.level().name(),
                        one.parent().map(parent -> known(parent, identifiers)).orElse(""),
                        one.country(),
                        one.pacs().map(AeTitle::value).orElse(""),
                        String.join(" " + BETWEEN_DEPARTMENTS + " ", departments.getOrDefault(one.id(), List.of()))))
                .forEach(rows::add);
        return rows;
    }

    /** An institution without an identifier of its own is known by the one the node gave it. */
    static String known(InstitutionId id, Map<InstitutionId, String> identifiers) {
        return identifiers.getOrDefault(id, id.toString());
    }

    private static List<Institution> ordered(List<Institution> all) {
        var ordered = new ArrayList<Institution>();
        var written = new HashSet<InstitutionId>();
        var known = all.stream().map(Institution::id).collect(Collectors.toSet());
        for (int round = 0; round <= all.size() && written.size() < all.size(); round++) {
            for (var one : all) {
                boolean next = one.parent()
                        .filter(parent -> known.contains(parent) && !written.contains(parent))
                        .isEmpty();
                if (next && written.add(one.id())) {
                    ordered.add(one);
                }
            }
        }
        return ordered;
    }

    /** As {@link Import#run}. Errors: INVALID_REQUEST (the head). */
    ImportReport run(Person administrator, List<List<String>> rows, boolean apply, Progress.Of progress) {
        var columns = columns(rows);
        var report = transaction.execute(status -> {
            var cared = new HashSet<>(directory.cared(administrator));
            var lines = new TreeMap<Integer, Line>();
            var seen = new HashMap<String, Integer>();
            var departments = directory.records().departments();
            for (int i = 1; i < rows.size(); i++) {
                lines.put(i + 1, line(columns, i + 1, rows.get(i), cared, seen, departments));
                progress.step();
            }
            boolean acceptable = lines.values().stream().noneMatch(one -> one.outcome() == Outcome.FAILED);
            if (!apply || !acceptable) {
                status.setRollbackOnly();
            }
            return new ImportReport(apply && acceptable, acceptable, List.copyOf(lines.values()));
        });
        return Objects.requireNonNull(report);
    }

    private static Map<Head, Integer> columns(List<List<String>> rows) {
        if (rows.size() < 2) {
            throw new Rejected(Reason.INVALID_REQUEST, "the file has no line below its head");
        }
        var columns = new EnumMap<Head, Integer>(Head.class);
        for (int i = 0; i < rows.getFirst().size(); i++) {
            var title = rows.getFirst().get(i).strip();
            for (var head : Head.values()) {
                if (head.title().equalsIgnoreCase(title)) {
                    columns.put(head, i);
                }
            }
        }
        if (!columns.keySet().containsAll(Head.REQUIRED)) {
            throw new Rejected(Reason.INVALID_REQUEST, "the head names identifier, name, level and country");
        }
        return columns;
    }

    private Line line(
            Map<Head, Integer> columns,
            int number,
            List<String> row,
            Set<InstitutionId> cared,
            Map<String, Integer> seen,
            Map<InstitutionId, List<String>> departments) {
        var identifier = cell(columns, row, Head.IDENTIFIER).orElse("");
        var name = cell(columns, row, Head.NAME).orElse("");
        try {
            require(!identifier.isEmpty(), Head.IDENTIFIER, CellProblem.MISSING);
            require(seen.putIfAbsent(identifier, number) == null, Head.IDENTIFIER, CellProblem.TWICE);
            var known = directory.institution(identifier);
            var parent = parent(columns, row, known);
            require(known.isEmpty() || cared.contains(known.get().id()), Head.IDENTIFIER, CellProblem.OUTSIDE);
            boolean stays = known.isPresent() && known.get().parent().equals(parent);
            require(
                    stays
                            || cared.contains(parent.orElse(
                                    directory.institutions().home().id())),
                    Head.PARENT,
                    CellProblem.OUTSIDE);
            var institution = new Institution(
                    known.map(Institution::id).orElseGet(() -> new InstitutionId(UUID.randomUUID())),
                    name,
                    cell(columns, row, Head.LEVEL)
                            .map(InstitutionFile::level)
                            .or(() -> known.map(Institution::level))
                            .orElse(CareLevel.BASIC),
                    parent,
                    cell(columns, row, Head.COUNTRY)
                            .map(text -> text.toUpperCase(Locale.ROOT))
                            .or(() -> known.map(Institution::country))
                            .orElseThrow(() -> CellProblem.MISSING.in(Head.COUNTRY.title())),
                    columns.containsKey(Head.PACS)
                            ? cell(columns, row, Head.PACS).map(AeTitle::new)
                            : known.flatMap(Institution::pacs));
            require(!name.isEmpty(), Head.NAME, CellProblem.MISSING);
            require(
                    directory.institutions().findByName(name).stream()
                            .allMatch(other -> other.id().equals(institution.id())),
                    Head.NAME,
                    CellProblem.NAME_TAKEN);
            directory.institutions().save(institution);
            if (!identifier.equals(institution.id().toString())) {
                directory.records().saveIdentifier(institution.id(), Optional.of(identifier));
            }
            if (columns.containsKey(Head.DEPARTMENTS)) {
                var all = new TreeSet<>(departments.getOrDefault(institution.id(), List.of()));
                all.addAll(departments(columns, row));
                directory.records().saveDepartments(institution.id(), List.copyOf(all));
            }
            cared.add(institution.id());
            return Line.taken(number, identifier, name, known.isPresent() ? Outcome.CHANGED : Outcome.CREATED);
        } catch (Rejected | IllegalArgumentException e) {
            return ImportReport.failed(number, identifier, e);
        }
    }

    private Optional<InstitutionId> parent(Map<Head, Integer> columns, List<String> row, Optional<Institution> known) {
        if (!columns.containsKey(Head.PARENT)) {
            return known.flatMap(Institution::parent);
        }
        return cell(columns, row, Head.PARENT)
                .map(text -> directory
                        .institution(text)
                        .orElseThrow(() -> CellProblem.PARENT.in(Head.PARENT.title()))
                        .id());
    }

    private static List<String> departments(Map<Head, Integer> columns, List<String> row) {
        return Arrays.stream(cell(columns, row, Head.DEPARTMENTS).orElse("").split("\\" + BETWEEN_DEPARTMENTS))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static CareLevel level(String text) {
        try {
            return CareLevel.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw CellProblem.LEVEL.in(Head.LEVEL.title(), e);
        }
    }

    private static Optional<String> cell(Map<Head, Integer> columns, List<String> row, Head head) {
        return Optional.ofNullable(columns.get(head))
                .filter(index -> index < row.size())
                .flatMap(index -> Body.optionalLine(row.get(index), head.title()));
    }

    private static void require(boolean holds, Head head, CellProblem otherwise) {
        otherwise.unless(holds, head.title());
    }

    /** Rows as they are downloaded. */
    String write(Person administrator) {
        return "\uFEFF" + Csv.write(rows(administrator));
    }
}
