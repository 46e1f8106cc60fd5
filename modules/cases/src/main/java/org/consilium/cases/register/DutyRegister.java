package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.duty.DutyEntry;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.cases.duty.Period;
import org.consilium.cases.duty.Shift;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Duty plans and deputies in PostgreSQL. */
public final class DutyRegister implements DutyRoster {

    private static final String ENTRIES = "select * from cases.duty_entry where to_at > :after order by from_at, id";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final People people;

    public DutyRegister(JdbcClient jdbc, TransactionOperations transaction, People people) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.people = people;
    }

    @Override
    public Map<PersonId, DutyPlan> plans(Instant endingAfter) {
        var shifts = new HashMap<PersonId, List<Shift>>();
        jdbc.sql("select * from cases.weekly_shift order by day, from_time")
                .query((row, number) -> shifts.computeIfAbsent(person(row), _ -> new ArrayList<>())
                        .add(shift(row)))
                .list();
        var entries = new HashMap<PersonId, List<DutyEntry>>();
        jdbc.sql(ENTRIES)
                .param("after", Columns.at(endingAfter))
                .query((row, number) -> entries.computeIfAbsent(person(row), _ -> new ArrayList<>())
                        .add(entry(row)))
                .list();
        var plans = new HashMap<PersonId, DutyPlan>();
        roundTheClock()
                .forEach((id, always) -> people.find(id)
                        .ifPresent(person -> plans.put(
                                id,
                                new DutyPlan(
                                        person.zone(),
                                        always,
                                        shifts.getOrDefault(id, List.of()),
                                        entries.getOrDefault(id, List.of())))));
        return plans;
    }

    private Map<PersonId, Boolean> roundTheClock() {
        var all = new HashMap<PersonId, Boolean>();
        jdbc.sql("select person, round_the_clock from cases.specialist_profile")
                .query((row, number) -> all.put(person(row), row.getBoolean("round_the_clock")))
                .list();
        return all;
    }

    @Override
    public Optional<DutyPlan> plan(PersonId person) {
        return jdbc.sql("select round_the_clock from cases.specialist_profile where person = :person")
                .param("person", person.value())
                .query(Boolean.class)
                .optional()
                .map(always -> new DutyPlan(
                        people.find(person).orElseThrow().zone(), always, shifts(person), entries(person)));
    }

    private List<Shift> shifts(PersonId person) {
        return jdbc.sql("select * from cases.weekly_shift where person = :person order by day, from_time")
                .param("person", person.value())
                .query((row, number) -> shift(row))
                .list();
    }

    private List<DutyEntry> entries(PersonId person) {
        return jdbc.sql("select * from cases.duty_entry where person = :person order by from_at, id")
                .param("person", person.value())
                .query((row, number) -> entry(row))
                .list();
    }

    @Override
    public void saveHours(PersonId person, boolean roundTheClock, Collection<Shift> weekly) {
        if (weekly.size() > DutyPlan.SHIFTS_MAX || new HashSet<>(weekly).size() < weekly.size()) {
            throw new Rejected(
                    Reason.INVALID_REQUEST,
                    "hours: at most " + DutyPlan.SHIFTS_MAX + " shifts a week, and none of them twice");
        }
        transaction.executeWithoutResult(_ -> {
            lock(person);
            jdbc.sql("update cases.specialist_profile set round_the_clock = :always where person = :person")
                    .param("always", roundTheClock)
                    .param("person", person.value())
                    .update();
            jdbc.sql("delete from cases.weekly_shift where person = :person")
                    .param("person", person.value())
                    .update();
            weekly.forEach(shift -> insert(person, shift));
        });
    }

    private void insert(PersonId person, Shift shift) {
        jdbc.sql("insert into cases.weekly_shift (person, day, from_time, to_time) values (:person, :day, :from, :to)")
                .param("person", person.value())
                .param("day", shift.day().getValue())
                .param("from", shift.from())
                .param("to", shift.to())
                .update();
    }

    @Override
    public void add(PersonId person, Set<String> calendarUids, Collection<DutyEntry> entries) {
        transaction.executeWithoutResult(_ -> {
            lock(person);
            jdbc.sql("delete from cases.duty_entry where person = :person and calendar_uid = any(:uids)")
                    .param("person", person.value())
                    .param("uids", Columns.array(calendarUids))
                    .update();
            entries.forEach(entry -> insert(person, entry));
            if (entries(person).size() > ENTRIES_MAX) {
                throw new Rejected(Reason.TOO_LARGE, "a roster has at most " + ENTRIES_MAX + " entries of one person");
            }
        });
    }

    private void insert(PersonId person, DutyEntry entry) {
        jdbc.sql("""
                insert into cases.duty_entry (id, person, kind, from_at, to_at, calendar_uid)
                values (:id, :person, :kind, :from, :to, :uid)
                """)
                .param("id", entry.id())
                .param("person", person.value())
                .param("kind", entry.kind().name())
                .param("from", Columns.at(entry.period().from()))
                .param("to", Columns.at(entry.period().to()))
                .param("uid", entry.calendarUid().orElse(null))
                .update();
    }

    @Override
    public void remove(PersonId person, UUID entry) {
        int removed = jdbc.sql("delete from cases.duty_entry where id = :id and person = :person")
                .param("id", entry)
                .param("person", person.value())
                .update();
        if (removed == 0) {
            throw new Rejected(Reason.NOT_FOUND);
        }
    }

    @Override
    public Map<PersonId, List<PersonId>> deputies() {
        var all = new HashMap<PersonId, List<PersonId>>();
        jdbc.sql("select person, deputy from cases.deputy order by person, position")
                .query((row, number) ->
                        all.computeIfAbsent(person(row), _ -> new ArrayList<>()).add(Columns.person(row, "deputy")))
                .list();
        return all;
    }

    @Override
    public void saveDeputies(PersonId person, List<PersonId> deputies) {
        if (deputies.size() > DEPUTIES_MAX
                || new HashSet<>(deputies).size() < deputies.size()
                || deputies.contains(person)) {
            throw new Rejected(
                    Reason.INVALID_REQUEST, "deputies: at most " + DEPUTIES_MAX + " others, and none of them twice");
        }
        transaction.executeWithoutResult(_ -> {
            lock(person);
            if (!roundTheClock().keySet().containsAll(deputies)) {
                throw new Rejected(Reason.INVALID_REQUEST, "deputies: people who give opinions");
            }
            jdbc.sql("delete from cases.deputy where person = :person")
                    .param("person", person.value())
                    .update();
            for (int position = 0; position < deputies.size(); position++) {
                jdbc.sql("insert into cases.deputy (person, position, deputy) values (:person, :position, :deputy)")
                        .param("person", person.value())
                        .param("position", position)
                        .param("deputy", deputies.get(position).value())
                        .update();
            }
        });
    }

    /** Two who change one plan at a time do it one after the other. Errors: NOT_FOUND. */
    private void lock(PersonId person) {
        if (jdbc.sql("select person from cases.specialist_profile where person = :person for update")
                .param("person", person.value())
                .query(UUID.class)
                .optional()
                .isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND, "no profile as a specialist");
        }
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return Columns.person(row, "person");
    }

    private static Shift shift(ResultSet row) throws SQLException {
        return new Shift(
                DayOfWeek.of(row.getInt("day")),
                row.getObject("from_time", LocalTime.class),
                row.getObject("to_time", LocalTime.class));
    }

    private static DutyEntry entry(ResultSet row) throws SQLException {
        return new DutyEntry(
                row.getObject("id", UUID.class),
                DutyEntry.Kind.valueOf(row.getString("kind")),
                new Period(Columns.instant(row, "from_at"), Columns.instant(row, "to_at")),
                Columns.textIfAny(row, "calendar_uid"));
    }
}
