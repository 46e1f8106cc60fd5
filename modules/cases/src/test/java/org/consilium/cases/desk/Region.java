package org.consilium.cases.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseRequest;
import org.consilium.cases.CaseView;
import org.consilium.cases.Cases;
import org.consilium.cases.CasesSettings;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.Discipline;
import org.consilium.cases.DocumentSettings;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.StudyExtent;
import org.consilium.cases.Urgency;
import org.consilium.cases.register.DutyRegister;
import org.consilium.cases.register.ProfileRegister;
import org.consilium.documents.ReaderLimits;
import org.consilium.documents.TextReader;
import org.consilium.kernel.Uid;
import org.consilium.security.Access;
import org.consilium.security.CareLevel;
import org.consilium.security.Confirmation;
import org.consilium.security.Grants;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Role;
import org.consilium.security.SecurityConfiguration;
import org.consilium.security.audit.AuditTrail;
import org.consilium.testkit.Database;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A node in Vietnam with a district hospital and a provincial centre above it, a centre in Japan, and people who speak
 * their languages; real PostgreSQL, the module's own parts, a clock the test moves.
 */
final class Region implements AutoCloseable {

    /** How long a person may sign after repeating who it is. */
    static final Duration CONFIRMED = Duration.ofMinutes(5);

    static final Instant START = Instant.parse("2026-11-22T01:00:00Z");
    static final Uid STUDY = new Uid("1.2.826.0.1.3680043.8.498.1");

    final Database database = Database.migrated("security", "cases");
    private final AnnotationConfigApplicationContext security = new AnnotationConfigApplicationContext();
    private volatile Instant now;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private final MortalDataSource dataSource = new MortalDataSource(database.dataSource());

    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final List<Object> events = new CopyOnWriteArrayList<>();
    final StudiesInMemory studies = new StudiesInMemory();
    final FilesInMemory files = new FilesInMemory();
    final People people;
    final Institutions institutions;
    final Access access;
    final ProfileRegister profiles;
    final DutyRegister roster;
    final CasesSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("consilium.cases", CasesSettings.class);
    final DocumentSettings documentSettings = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("consilium.documents", DocumentSettings.class);
    final Desk desk;
    final Cases cases;

    final Institution district;
    final Institution province;
    final Institution tokyo;
    final Person referrer;
    final Person coordinator;
    final Person radiologist;
    final Person secondRadiologist;

    Region() {
        this(START);
    }

    Region(Instant start) {
        now = start;
        var transactions = new JdbcTransactionManager(dataSource);
        security.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "consilium.security.password-iterations",
                                "1000",
                                "consilium.audit.folder",
                                auditFolder(),
                                "consilium.secrets.folder",
                                auditFolder() + "/secrets")));
        security.registerBean(JdbcClient.class, () -> jdbc);
        security.registerBean(PlatformTransactionManager.class, () -> transactions);
        security.registerBean(Clock.class, () -> clock);
        security.register(SecurityConfiguration.class);
        security.refresh();
        people = security.getBean(People.class);
        institutions = security.getBean(Institutions.class);
        access = security.getBean(Access.class);
        profiles = new ProfileRegister(jdbc, people);
        roster = new DutyRegister(jdbc, new TransactionTemplate(transactions), people);
        desk = desk();
        cases = desk.cases();

        province = institution("Bệnh viện tỉnh Nghệ An", CareLevel.BASIC, "VN", Optional.empty());
        district = institution("Bệnh viện huyện Con Cuông", CareLevel.INITIAL, "VN", Optional.of(province.id()));
        tokyo = institution("国立がん研究センター", CareLevel.ADVANCED, "JP", Optional.empty());
        referrer = person("anh", "Nguyễn Thị Ánh", district, Set.of("vi", "en"), Role.REFERRER);
        coordinator = person("duc", "Trần Văn Đức", province, Set.of("vi"), Role.COORDINATOR);
        radiologist = specialist("ngoc", "Phạm Hồng Ngọc", province, Set.of("vi"), 10);
        secondRadiologist = specialist("yamada", "山田 太郎", tokyo, Set.of("ja", "en"), 10);
    }

    /** Another node on the same database. */
    Desk desk() {
        return Desk.of(new Desk.Needs(
                jdbc,
                new TransactionTemplate(security.getBean(PlatformTransactionManager.class)),
                events::add,
                clock,
                people,
                institutions,
                security.getBean(Grants.class),
                profiles,
                roster,
                studies,
                files,
                new TextReader(new ReaderLimits(128, Duration.ofMinutes(1), 10_000)),
                settings,
                documentSettings,
                security.getBean(AuditTrail.class)));
    }

    private static String auditFolder() {
        try {
            return Files.createTempDirectory("consilium-cases-audit").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instant now() {
        return now;
    }

    void passTo(Instant moment) {
        now = moment;
    }

    /** That somebody has just repeated who it is. */
    Confirmation confirmed(Person person) {
        return new Confirmation(person.id(), now.plus(CONFIRMED));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Lets time pass in steps in which the clocks ring as Quartz would make them. */
    void live(Duration time, Duration step) {
        var end = now.plus(time);
        while (now.isBefore(end)) {
            pass(step);
            desk.clockwork().ring();
        }
    }

    Institution institution(String name, CareLevel level, String country, Optional<InstitutionId> parent) {
        var institution =
                new Institution(new InstitutionId(UUID.randomUUID()), name, level, parent, country, Optional.empty());
        institutions.save(institution);
        return institution;
    }

    Person person(String account, String name, Institution institution, Set<String> languages, Role... roles) {
        return person(account, name, institution, languages, ZoneId.of("Asia/Ho_Chi_Minh"), roles);
    }

    Person person(
            String account, String name, Institution institution, Set<String> languages, ZoneId zone, Role... roles) {
        var person = new Person(
                new PersonId(UUID.randomUUID()),
                account,
                name,
                Optional.empty(),
                institution.id(),
                Set.of(roles),
                languages,
                zone,
                true);
        people.save(person);
        return person;
    }

    /** Somebody who may no longer sign in. */
    void leaves(Person person) {
        people.save(new Person(
                person.id(),
                person.account(),
                person.name(),
                person.email(),
                person.institution(),
                person.roles(),
                person.languages(),
                person.zone(),
                false));
    }

    Person specialist(String account, String name, Institution institution, Set<String> languages, int casesMax) {
        var person = person(account, name, institution, languages, Role.SPECIALIST);
        return reading(person, Set.of("C34", "C50"), Set.of("CT", "MR"), casesMax);
    }

    /** Somebody who decides between two opinions. */
    Person adjudicator(String account, String name, Institution institution) {
        return reading(
                person(account, name, institution, Set.of("en"), Role.ADJUDICATOR), Set.of("*"), Set.of("CT"), 10);
    }

    /** Lets a person be asked. */
    Person reading(Person person, Set<String> sites, Set<String> modalities, int casesMax) {
        profiles.save(new SpecialistProfile(
                person.id(),
                sites,
                modalities,
                Optional.empty(),
                casesMax,
                Optional.of(LocalDate.parse("2030-12-31"))));
        return person;
    }

    static CaseRequest question(Urgency urgency, Uid... uids) {
        return question(urgency, Optional.empty(), uids);
    }

    static CaseRequest question(Urgency urgency, List<StudyExtent> expected, Uid... uids) {
        return question(urgency, Optional.of(expected), uids);
    }

    private static CaseRequest question(Urgency urgency, Optional<List<StudyExtent>> expected, Uid... uids) {
        return new CaseRequest(
                List.of(uids),
                Discipline.RADIOLOGY,
                urgency,
                "Khối u thùy trên phổi phải: lành hay ác tính?",
                Optional.of(new Code(CodeSystem.ICD_10, "C34.1", "Lung cancer, upper lobe")),
                Optional.of("C34.1"),
                Optional.of("Ho kéo dài ba tháng."),
                Set.of("vi", "en"),
                expected);
    }

    /** A question to which the patient has agreed. */
    CaseId drafted(Urgency urgency) {
        var id = cases.create(referrer, question(urgency, STUDY)).summary().id();
        cases.recordConsent(referrer, id, agreed());
        return id;
    }

    /** By the patient, today, for everybody on the node. */
    ConsentTerms agreed() {
        return ConsentTerms.of(ConsentTerms.Basis.PATIENT, LocalDate.ofInstant(now, ZoneOffset.UTC), Optional.empty());
    }

    /** A submitted case, as far as the node takes it. */
    CaseView submitted(Urgency urgency) {
        studies.add(STUDY, district.id(), "Lê^Văn Bình", "CT", 3);
        return cases.submit(referrer, drafted(urgency));
    }

    /** Stops what works by itself, such as the writer of the audit trail: another node may take the database over. */
    void stop() {
        security.close();
    }

    @Override
    public void close() {
        stop();
        database.close();
    }
}
