package org.consilium.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A signed-in person repeats who it is, before it signs, exports, or changes how it signs in. */
@RestController
@RequestMapping("/api/session/confirmation")
public final class ConfirmationController {

    private final PasswordProof proof;
    private final Sessions sessions;

    public ConfirmationController(PasswordProof proof, Sessions sessions) {
        this.proof = proof;
        this.sessions = sessions;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(Person person, @RequestBody PasswordAndCode body, HttpServletRequest request) {
        var token = SessionCookies.read(request).orElseThrow(() -> new Rejected(Reason.NOT_SIGNED_IN));
        var means = proof.confirm(
                person, Body.require(body.password(), "password"), Body.optionalLine(body.code(), "code"));
        sessions.confirm(token, means);
    }

    record PasswordAndCode(
            @Nullable String password, @Nullable String code) {
        /** Without the password: a record's own text would hold it. */
        @Override
        public String toString() {
            return "PasswordAndCode";
        }
    }
}
