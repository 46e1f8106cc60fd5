package org.consilium.web.fhir.capability;

import jakarta.servlet.http.HttpServletRequest;
import org.consilium.web.fhir.format.FhirAnswers;
import org.consilium.web.fhir.format.FhirBase;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The capabilities interaction (FHIR R4 3.1.0.12); open to everybody. */
@RestController
public final class CapabilityController {

    private final Capabilities capabilities;
    private final FhirAnswers answers;
    private final FhirBase base;

    public CapabilityController(Capabilities capabilities, FhirAnswers answers, FhirBase base) {
        this.capabilities = capabilities;
        this.answers = answers;
        this.base = base;
    }

    @GetMapping("/fhir/metadata")
    ResponseEntity<byte[]> capabilities(HttpServletRequest request) {
        return answers.answer(HttpStatus.OK, request, capabilities.statement(base.of(request)));
    }
}
