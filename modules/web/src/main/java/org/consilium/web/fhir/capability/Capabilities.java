package org.consilium.web.fhir.capability;

import java.util.Date;
import java.util.List;
import org.consilium.web.NodeDescription;
import org.consilium.web.fhir.format.FhirFormat;
import org.consilium.web.fhir.resource.FhirType;
import org.consilium.web.fhir.search.Parameters;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** The statement, from the tables that are followed. */
public final class Capabilities {

    private static final List<FhirType> PLACED =
            List.of(FhirType.SERVICE_REQUEST, FhirType.CONSENT, FhirType.TASK, FhirType.COMMUNICATION);
    private static final List<FhirType> UPDATED = List.of(FhirType.SERVICE_REQUEST, FhirType.CONSENT, FhirType.TASK);

    private final NodeDescription node;
    private final Date started;

    public Capabilities(NodeDescription node, Date started) {
        this.node = node;
        this.started = new Date(started.getTime());
    }

    CapabilityStatement statement(String base) {
        var statement = new CapabilityStatement();
        statement.setStatus(PublicationStatus.ACTIVE);
        statement.setDate(started);
        statement.setKind(CapabilityStatementKind.INSTANCE);
        statement.getSoftware().setName("Consilium").setVersion(node.version());
        statement
                .getImplementation()
                .setDescription("Second opinions on images and slides")
                .setUrl(base);
        statement.setFhirVersion(FHIRVersion._4_0_1);
        for (FhirFormat format : FhirFormat.values()) {
            statement.addFormat(format.mediaType());
        }
        var rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity()
                .setDescription(
                        "A bearer token that the administrator gave to the system (RFC 6750), or the session of a person");
        for (FhirType type : FhirType.values()) {
            resource(rest, type);
        }
        binary(rest);
        auditEvent(rest);
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        return statement;
    }

    private static void resource(CapabilityStatementRestComponent rest, FhirType type) {
        var resource = rest.addResource().setType(type.code());
        interactions(resource, TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE);
        if (PLACED.contains(type)) {
            interactions(resource, TypeRestfulInteraction.CREATE);
            resource.setConditionalCreate(true);
        }
        if (type == FhirType.SUBSCRIPTION) {
            interactions(resource, TypeRestfulInteraction.CREATE, TypeRestfulInteraction.DELETE);
        }
        if (UPDATED.contains(type)) {
            interactions(resource, TypeRestfulInteraction.UPDATE);
            resource.setConditionalUpdate(true);
        }
        resource.setVersioning(ResourceVersionPolicy.VERSIONED);
        resource.setReadHistory(false);
        resource.setUpdateCreate(false);
        resource.setConditionalRead(CapabilityStatement.ConditionalReadStatus.NOTMATCH);
        resource.addSearchParam().setName(Parameters.ID).setType(SearchParamType.TOKEN);
        for (var parameter : Parameters.of(type)) {
            var said = resource.addSearchParam().setName(parameter.name()).setType(parameter.kind());
            if (parameter.secret()) {
                said.setDocumentation("By POST to _search only");
            }
        }
        Parameters.includable(type).forEach(name -> resource.addSearchInclude(type.code() + ":" + name));
        if (type.isOfCase()) {
            for (FhirType other : FhirType.values()) {
                Parameters.referring(other, type)
                        .forEach(name -> resource.addSearchRevInclude(other.code() + ":" + name));
            }
        }
    }

    private static void interactions(
            CapabilityStatementRestResourceComponent resource, TypeRestfulInteraction... codes) {
        for (var code : codes) {
            resource.addInteraction().setCode(code);
        }
    }

    private static void binary(CapabilityStatementRestComponent rest) {
        interactions(rest.addResource().setType("Binary"), TypeRestfulInteraction.READ);
    }

    private static void auditEvent(CapabilityStatementRestComponent rest) {
        var resource = rest.addResource().setType("AuditEvent");
        interactions(resource, TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE);
        resource.addSearchParam().setName("date").setType(SearchParamType.DATE);
        resource.addSearchParam().setName("agent").setType(SearchParamType.REFERENCE);
        resource.addSearchParam()
                .setName("patient")
                .setType(SearchParamType.REFERENCE)
                .setDocumentation("By POST to _search only");
    }
}
