package org.consilium.web.fhir.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Reads and writes resources. What is not an element of R4, or not a value of its type, is refused and never ignored. */
public final class FhirCodec {

    private static final Pattern ELEMENT = Pattern.compile("element=\"(\\w+)\"|[Uu]nknown element '(\\w{1,64})'");
    private static final int VERSION_BYTES = 8;

    /** Made when it is first needed: the model of FHIR takes a second to be read. */
    private static final class Model {
        static final FhirContext CONTEXT = context();

        private static FhirContext context() {
            var context = FhirContext.forR4();
            context.setParserErrorHandler(new StrictErrorHandler());
            return context;
        }
    }

    public byte[] encode(Resource resource, FhirFormat format) {
        return parser(format).encodeResourceToString(resource).getBytes(UTF_8);
    }

    /** Errors: INVALID_REQUEST, naming the element and never its content; NOT_PROCESSABLE (a resource of another type). */
    public <T extends Resource> T decode(byte[] body, FhirFormat format, Class<T> type) {
        Resource resource;
        try {
            resource = (Resource) parser(format).parseResource(new String(body, UTF_8));
        } catch (DataFormatException | IllegalArgumentException | ClassCastException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "not the FHIR R4 resource expected" + element(e), e);
        }
        if (!type.isInstance(resource)) {
            throw new Rejected(
                    Reason.NOT_PROCESSABLE, "a resource of type " + type.getSimpleName() + " is expected here");
        }
        return type.cast(resource);
    }

    private static String element(Exception e) {
        var found = ELEMENT.matcher(String.valueOf(e.getMessage()));
        if (!found.find()) {
            return "";
        }
        return ": look at the element " + (found.group(1) == null ? found.group(2) : found.group(1));
    }

    /**
     * Gives a resource the version its content has: the same content, the same version. It is what ETag and If-Match speak of.
     */
    public <T extends Resource> T versioned(T resource) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(encode(resource, FhirFormat.JSON));
            resource.getMeta().setVersionId(HexFormat.of().formatHex(digest, 0, VERSION_BYTES));
            return resource;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** Every reference within a resource, to be read or changed. */
    public List<Reference> references(Resource resource) {
        return Model.CONTEXT.newTerser().getAllResourceReferences(resource).stream()
                .map(info -> info.getResourceReference())
                .map(FhirCodec::reference)
                .toList();
    }

    private static Reference reference(IBaseReference reference) {
        return (Reference) reference;
    }

    private static IParser parser(FhirFormat format) {
        return switch (format) {
            case JSON -> Model.CONTEXT.newJsonParser();
            case XML -> Model.CONTEXT.newXmlParser();
        };
    }
}
