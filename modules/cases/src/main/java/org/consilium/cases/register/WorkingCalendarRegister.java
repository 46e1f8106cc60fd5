package org.consilium.cases.register;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.duty.CountedTime;
import org.consilium.cases.duty.WorkingCalendar;
import org.consilium.cases.duty.WorkingCalendars;
import org.consilium.cases.duty.WorkingClock;
import org.consilium.cases.routing.InstitutionTree;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Working calendars in PostgreSQL, and what cases keep of them. */
public final class WorkingCalendarRegister implements WorkingCalendars {

    private final JdbcClient jdbc;
    private final Institutions institutions;

    public WorkingCalendarRegister(JdbcClient jdbc, Institutions institutions) {
        this.jdbc = jdbc;
        this.institutions = institutions;
    }

    @Override
    public Optional<WorkingCalendar> find(InstitutionId institution) {
        return jdbc.sql("select * from cases.working_calendar where institution = :id")
                .param("id", institution.value())
                .query((row, number) -> new WorkingCalendar(
                        WorkingTexts.read(
                                row.getString("zone"), Columns.texts(row, "hours"), Columns.texts(row, "holidays")),
                        clocks(Columns.texts(row, "clocks"))))
                .optional();
    }

    private static Map<WorkingClock, Duration> clocks(List<String> texts) {
        var clocks = new HashMap<WorkingClock, Duration>();
        for (var text : texts) {
            var parts = text.split(" ");
            clocks.put(WorkingClock.valueOf(parts[0]), Duration.ofMinutes(Long.parseLong(parts[1])));
        }
        return clocks;
    }

    @Override
    public Optional<InForce> inForce(InstitutionId institution) {
        return new InstitutionTree(institutions.all())
                .upwards(institution).stream()
                        .flatMap(above -> find(above).map(found -> new InForce(above, found)).stream())
                        .findFirst();
    }

    @Override
    public void save(InstitutionId institution, WorkingCalendar calendar) {
        jdbc.sql("""
                insert into cases.working_calendar (institution, zone, hours, holidays, clocks)
                values (:id, :zone, :hours, :holidays, :clocks)
                on conflict (institution) do update set zone = excluded.zone, hours = excluded.hours,
                    holidays = excluded.holidays, clocks = excluded.clocks
                """)
                .param("id", institution.value())
                .param("zone", calendar.hours().zone().getId())
                .param("hours", WorkingTexts.hours(calendar.hours()))
                .param("holidays", WorkingTexts.holidays(calendar.hours()))
                .param(
                        "clocks",
                        calendar.clocks().entrySet().stream()
                                .map(clock ->
                                        clock.getKey() + " " + clock.getValue().toMinutes())
                                .toArray(String[]::new))
                .update();
    }

    @Override
    public void remove(InstitutionId institution) {
        jdbc.sql("delete from cases.working_calendar where institution = :id")
                .param("id", institution.value())
                .update();
    }

    /** Keeps by which hours a case is due, in place of what was kept before; none: by all hours. */
    public void keep(CaseId id, Optional<CountedTime> counted) {
        jdbc.sql("delete from cases.counted_time where case_id = :case")
                .param("case", id.value())
                .update();
        counted.ifPresent(time -> jdbc.sql("""
                insert into cases.counted_time (case_id, institution, minutes, zone, hours, holidays)
                values (:case, :institution, :minutes, :zone, :hours, :holidays)
                """)
                .param("case", id.value())
                .param("institution", time.institution().value())
                .param("minutes", time.work().toMinutes())
                .param("zone", time.hours().zone().getId())
                .param("hours", WorkingTexts.hours(time.hours()))
                .param("holidays", WorkingTexts.holidays(time.hours()))
                .update());
    }

    /** By which hours a case is due; none: by all hours. */
    public Optional<CountedTime> kept(CaseId id) {
        return jdbc.sql("select * from cases.counted_time where case_id = :case")
                .param("case", id.value())
                .query((row, number) -> new CountedTime(
                        new InstitutionId(row.getObject("institution", java.util.UUID.class)),
                        Duration.ofMinutes(row.getLong("minutes")),
                        WorkingTexts.read(
                                row.getString("zone"), Columns.texts(row, "hours"), Columns.texts(row, "holidays"))))
                .optional();
    }
}
