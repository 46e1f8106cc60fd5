package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Profiles of specialists in PostgreSQL. */
public final class ProfileRegister implements SpecialistProfiles {

    private static final Pattern SITE = Pattern.compile("\\*|C\\d{0,2}(\\.\\d?)?");
    private static final Pattern MODALITY = Pattern.compile("\\*|[A-Z0-9_ ]{1,16}"); // PS3.5 table 6.2-1, VR CS

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
        require(people.find(profile.person()).isPresent(), "the person is unknown");
        require(profile.maxOpenCases() >= 1, "maxOpenCases: at least 1");
        require(matches(profile.sites(), SITE), "sites: ICD-O-3 topography codes, their beginnings, or *");
        require(matches(profile.modalities(), MODALITY), "modalities: DICOM modalities or *");
        jdbc.sql("""
                insert into cases.specialist_profile (person, sites, modalities, on_duty, open_cases_max, licence_until)
                values (:person, :sites, :modalities, :onDuty, :max, :licence)
                on conflict (person) do update set sites = excluded.sites, modalities = excluded.modalities,
                    on_duty = excluded.on_duty, open_cases_max = excluded.open_cases_max,
                    licence_until = excluded.licence_until
                """)
                .param("person", profile.person().value())
                .param("sites", Columns.array(profile.sites()))
                .param("modalities", Columns.array(profile.modalities()))
                .param("onDuty", profile.onDuty())
                .param("max", profile.maxOpenCases())
                .param("licence", profile.licenceUntil().orElse(null))
                .update();
    }

    private static boolean matches(Set<String> texts, Pattern pattern) {
        return texts.stream().allMatch(text -> pattern.matcher(text).matches());
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw new Rejected(Reason.INVALID_REQUEST, detail);
        }
    }

    private static SpecialistProfile read(ResultSet row, int number) throws SQLException {
        return new SpecialistProfile(
                Columns.person(row, "person"),
                Set.copyOf(Columns.texts(row, "sites")),
                Set.copyOf(Columns.texts(row, "modalities")),
                row.getBoolean("on_duty"),
                row.getInt("open_cases_max"),
                Optional.ofNullable(row.getObject("licence_until", LocalDate.class)));
    }
}
