package org.consilium.web.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.Code;
import org.consilium.security.audit.ParticipantObject;
import org.consilium.security.audit.TrailEntry;

/** Events as AuditEvent of FHIR R4, element by element from the message of PS3.15 A.5. */
final class FhirAuditEvents {

    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final String NETWORK_ADDRESS = "2";

    private FhirAuditEvents() {}

    static Map<String, Object> resource(TrailEntry entry, String source) {
        var event = entry.event();
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("resourceType", "AuditEvent");
        resource.put("id", String.valueOf(entry.seq()));
        resource.put("type", coding(event.act().id()));
        var subtypes = new ArrayList<Map<String, Object>>();
        event.act().type().ifPresent(type -> subtypes.add(coding(type)));
        if (!event.command().isEmpty()) {
            subtypes.add(Map.of("system", "urn:consilium:audit-command", "code", event.command()));
        }
        if (!subtypes.isEmpty()) {
            resource.put("subtype", subtypes);
        }
        resource.put("action", event.action().code());
        resource.put("recorded", event.at().toString());
        resource.put("outcome", String.valueOf(event.outcome().indicator()));
        if (!event.outcomeText().isEmpty()) {
            resource.put("outcomeDesc", event.outcomeText());
        }
        event.act()
                .purpose()
                .ifPresent(purpose -> resource.put(
                        "purposeOfEvent",
                        List.of(Map.of(
                                "coding",
                                List.of(Map.of(
                                        "system", ACT_REASON, "code", purpose.value(), "display", purpose.text()))))));
        resource.put(
                "agent",
                event.participants().stream().map(FhirAuditEvents::agent).toList());
        resource.put("source", source(event, source));
        var entities = event.objects().stream()
                .filter(object -> !object.id().isEmpty() || !object.query().isEmpty())
                .map(FhirAuditEvents::entity)
                .toList();
        if (!entities.isEmpty()) {
            resource.put("entity", entities);
        }
        return resource;
    }

    static Map<String, Object> bundle(List<TrailEntry> entries, String source) {
        return Map.of(
                "resourceType",
                "Bundle",
                "type",
                "searchset",
                "entry",
                entries.stream()
                        .map(entry -> Map.of(
                                "fullUrl",
                                "urn:consilium:audit-event:" + entry.seq(),
                                "resource",
                                resource(entry, source),
                                "search",
                                Map.of("mode", "match")))
                        .toList());
    }

    private static Map<String, Object> agent(ActiveParticipant participant) {
        Map<String, Object> agent = new LinkedHashMap<>();
        if (!participant.roles().isEmpty()) {
            agent.put(
                    "type", Map.of("coding", List.of(coding(participant.roles().getFirst()))));
        }
        agent.put("who", Map.of("identifier", Map.of("value", participant.userId())));
        if (!participant.userName().isEmpty()) {
            agent.put("name", participant.userName());
        }
        agent.put("requestor", participant.requestor());
        if (!participant.address().isEmpty()) {
            agent.put("network", Map.of("address", participant.address(), "type", NETWORK_ADDRESS));
        }
        return agent;
    }

    private static Map<String, Object> source(AuditEvent event, String source) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (!event.site().isEmpty()) {
            said.put("site", event.site());
        }
        said.put("observer", Map.of("identifier", Map.of("value", source)));
        said.put(
                "type",
                List.of(Map.of("system", "http://terminology.hl7.org/CodeSystem/security-source-type", "code", "4")));
        return said;
    }

    private static Map<String, Object> entity(ParticipantObject object) {
        Map<String, Object> entity = new LinkedHashMap<>();
        if (!object.id().isEmpty()) {
            entity.put(
                    "what",
                    Map.of(
                            "identifier",
                            Map.of("type", Map.of("text", object.idType().text()), "value", object.id())));
        }
        entity.put(
                "type",
                Map.of(
                        "system",
                        "http://terminology.hl7.org/CodeSystem/audit-entity-type",
                        "code",
                        String.valueOf(object.typeCode())));
        entity.put(
                "role",
                Map.of(
                        "system",
                        "http://terminology.hl7.org/CodeSystem/object-role",
                        "code",
                        String.valueOf(object.role())));
        // Either a name or a query (constraint sev-1).
        if (!object.query().isEmpty()) {
            entity.put(
                    "query", Base64.getEncoder().encodeToString(object.query().getBytes(UTF_8)));
        } else if (!object.name().isEmpty()) {
            entity.put("name", object.name());
        }
        var details = object.details().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(detail -> Map.of("type", detail.getKey(), "valueString", detail.getValue()))
                .toList();
        if (!details.isEmpty()) {
            entity.put("detail", details);
        }
        return entity;
    }

    private static Map<String, Object> coding(Code code) {
        return Map.of(
                "system",
                code.system().equals("DCM") ? DCM : "urn:consilium:" + code.system(),
                "code",
                code.value(),
                "display",
                code.text());
    }
}
