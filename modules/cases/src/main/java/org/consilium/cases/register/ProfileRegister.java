package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Profiles of specialists in PostgreSQL. */
public final class ProfileRegister implements SpecialistProfiles {

    private final JdbcClient jdbc;
    private final People people;

    public ProfileRegister(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    @Override
    public List<SpecialistProfile> all() {
        return jdbc.sql("select * from cases.specialist_profile order by person")
                .query(ProfileRegister::read)
                .list();
    }

    @Override
    public Optional<SpecialistProfile> find(PersonId person) {
        return jdbc.sql("select * from cases.specialist_profile where person = :person")
                .param("person", person.value())
                .query(ProfileRegister::read)
                .optional();
    }

    @Override
    public void save(SpecialistProfile profile) {
        if (people.find(profile.person()).isEmpty()) {
            throw new Rejected(Reason.INVALID_REQUEST, "the person is unknown");
        }
        jdbc.sql("""
                insert into cases.specialist_profile (person, sites, modalities, specialty, open_cases_max, licence_until)
                values (:person, :sites, :modalities, :specialty, :max, :licence)
                on conflict (person) do update set sites = excluded.sites, modalities = excluded.modalities,
                    specialty = excluded.specialty, open_cases_max = excluded.open_cases_max,
                    licence_until = excluded.licence_until
                """)
                .param("person", profile.person().value())
                .param("sites", Columns.array(profile.sites()))
                .param("modalities", Columns.array(profile.modalities()))
                .param("specialty", profile.specialty().orElse(null))
                .param("max", profile.maxOpenCases())
                .param("licence", profile.licenceUntil().orElse(null))
                .update();
    }

    @Override
    public Map<PersonId, String> departments() {
        var all = new HashMap<PersonId, String>();
        jdbc.sql("select person, department from cases.person_department")
                .query((row, number) -> all.put(Columns.person(row, "person"), row.getString("department")))
                .list();
        return all;
    }

    @Override
    public void saveDepartment(PersonId person, Optional<String> department) {
        if (department.isPresent() && department.get().length() > SpecialistProfile.WORDS_LENGTH_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "department: too long");
        }
        jdbc.sql(department.isEmpty() ? "delete from cases.person_department where person = :person" : """
                                insert into cases.person_department (person, department) values (:person, :department)
                                on conflict (person) do update set department = excluded.department
                                """)
                .param("person", person.value())
                .param("department", department.orElse(null))
                .update();
    }

    private static SpecialistProfile read(ResultSet row, int number) throws SQLException {
        return new SpecialistProfile(
                Columns.person(row, "person"),
                Set.copyOf(Columns.texts(row, "sites")),
                Set.copyOf(Columns.texts(row, "modalities")),
                Columns.textIfAny(row, "specialty"),
                row.getInt("open_cases_max"),
                Optional.ofNullable(row.getObject("licence_until", LocalDate.class)));
    }
}
