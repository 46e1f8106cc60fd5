package org.consilium.web.dicomweb.worklist;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseRequest;
import org.consilium.cases.Cases;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.Discipline;
import org.consilium.cases.OpinionText;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.Urgency;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.reports.making.ReportDesk;
import org.consilium.security.Confirmation;
import org.consilium.security.Institution;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import tools.jackson.databind.JsonNode;

/** A node with a hospital that asks and a centre that reads; one specialist on duty, one who is asked by hand. */
public final class ReadingRoom implements AutoCloseable {

    public static final String PATIENT = "Yamada^Tarou";

    public final TestNode node;
    public final Institution hospital;
    public final Person referrer;
    public final Person coordinator;
    public final Person specialist;
    public final Person other;

    public ReadingRoom(String... properties) {
        node = TestNode.start(properties);
        hospital = node.institution("Hospital");
        Institution centre = node.institution("Centre");
        referrer = node.person("referrer", hospital, Role.REFERRER);
        coordinator = node.person("coordinator", hospital, Role.COORDINATOR);
        specialist = specialist("specialist", centre, true);
        other = specialist("other", centre, false);
        node.person("stranger", node.institution("Elsewhere"), Role.REFERRER, Role.SPECIALIST, Role.COORDINATOR);
    }

    private Person specialist(String account, Institution institution, boolean onDuty) {
        Person person = node.person(account, institution, Role.SPECIALIST);
        node.bean(SpecialistProfiles.class)
                .save(new SpecialistProfile(
                        person.id(), Set.of("*"), Set.of("*"), Optional.empty(), 1000, Optional.empty()));
        node.bean(DutyRoster.class).saveHours(person.id(), onDuty, List.of());
        return person;
    }

    public Cases cases() {
        return node.bean(Cases.class);
    }

    /** A case offered to the specialist on duty. */
    public CaseId offered(Urgency urgency) throws IOException {
        Uid study = Uid.random();
        Uid series = Uid.random();
        for (int number = 1; number <= 2; number++) {
            TestImages.receive(
                    node,
                    hospital.id(),
                    TestImages.ct(study, series, Uid.random(), number),
                    TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
        var request = new CaseRequest(
                List.of(study),
                Discipline.RADIOLOGY,
                urgency,
                "Benign or malignant?",
                Optional.of(new Code(CodeSystem.ICD_10, "C34.1", "Lung cancer, upper lobe")),
                Optional.of("C34.1"),
                Optional.empty(),
                Set.of("en"));
        CaseId id = cases().create(referrer, request).summary().id();
        cases().recordConsent(
                        referrer,
                        id,
                        ConsentTerms.of(ConsentTerms.Basis.PATIENT, LocalDate.now(ZoneOffset.UTC), Optional.empty()));
        cases().submit(referrer, id);
        return id;
    }

    /** UID of the workitem of a person in a case. */
    public Uid workitem(CaseId id, Person person) {
        return cases().get(coordinator, id).offers().stream()
                .filter(offer -> offer.person().id().equals(person.id()))
                .map(offer -> Uid.of(offer.id()))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    public void sign(CaseId id) {
        cases().begin(specialist, id);
        cases().sign(specialist, id, confirmed(specialist), new OpinionText("A nodule.", "Benign.", ""));
        node.bean(ReportDesk.class).work();
    }

    /** That somebody has just repeated who it is. */
    public Confirmation confirmed(Person person) {
        return new Confirmation(person.id(), node.now().plusSeconds(60));
    }

    public Browser browser(Person person) {
        return node.browser().signIn(person.account());
    }

    /** A request below {@code /dicomweb/workitems} with a body in DICOM JSON. */
    public HttpResponse<byte[]> send(Browser browser, String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(node.url("/dicomweb/workitems" + path))
                .header("Content-Type", "application/dicom+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        browser.cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return browser.send(request);
    }

    public HttpResponse<byte[]> change(Browser browser, Uid workitem, String state, Uid lock) {
        return send(browser, "PUT", "/" + workitem + "/state", """
                {"00741000": {"vr": "CS", "Value": ["%s"]}, "00081195": {"vr": "UI", "Value": ["%s"]}}
                """.formatted(state, lock));
    }

    public JsonNode workitem(Browser browser, Uid workitem) {
        return Browser.json(browser.get("/dicomweb/workitems/" + workitem));
    }

    public static String text(JsonNode workitem, String tag) {
        JsonNode value = workitem.at("/" + tag + "/Value/0");
        return value.isObject() ? value.path("Alphabetic").asString() : value.asString();
    }

    public static Optional<String> warning(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Warning");
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
