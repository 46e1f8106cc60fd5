package org.consilium.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Confirmation;
import org.consilium.security.Person;
import org.consilium.security.factor.SecondFactors;
import org.consilium.web.json.Body;
import org.consilium.web.session.Means;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second factor of the person at the browser. */
@RestController
@RequestMapping("/api/me/second-factor")
public final class SecondFactorController {

    private final SecondFactors secondFactors;
    private final Sessions sessions;
    private final boolean required;

    /** @param required whether nobody may do without one */
    public SecondFactorController(SecondFactors secondFactors, Sessions sessions, boolean required) {
        this.secondFactors = secondFactors;
        this.sessions = sessions;
        this.required = required;
    }

    @GetMapping
    StateView state(Person person) {
        SecondFactors.State state = secondFactors.state(person.id());
        return new StateView(state.since(), state.recoveryCodesLeft(), required);
    }

    /** A new secret, as text and as a QR code; it counts once {@link #confirm} has got a code made with it. */
    @PostMapping
    EnrolmentView begin(Person person, Confirmation confirmation) {
        SecondFactors.Enrolment enrolment = secondFactors.begin(person.id());
        return new EnrolmentView(enrolment.secret(), enrolment.uri(), QrCode.rows(enrolment.uri()));
    }

    /** All sessions of the person end but this one, which goes on under a fresh token. */
    @PostMapping("/confirmation")
    RecoveryCodes confirm(
            Person person,
            Confirmation confirmation,
            @RequestBody FirstCode body,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<String> codes = secondFactors.confirm(person.id(), Body.line(body.code(), "code"));
        sessions.closeAll(person.id());
        SessionCookies.write(sessions.open(person.id(), Means.PASSWORD_AND_CODE), request, response);
        return new RecoveryCodes(codes);
    }

    @PostMapping("/recovery-codes")
    RecoveryCodes renew(Person person, Confirmation confirmation) {
        return new RecoveryCodes(secondFactors.renewRecoveryCodes(person.id()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Person person, Confirmation confirmation) {
        if (required) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "this node asks everybody for a second factor");
        }
        secondFactors.remove(person.id());
    }

    /**
     * @param since since when there is one
     * @param required whether this node asks everybody for one
     */
    record StateView(Optional<Instant> since, int recoveryCodesLeft, boolean required) {}

    record FirstCode(@Nullable String code) {}

    /** @param qrCode rows of the QR code of the address, a {@code 1} for each dark module */
    record EnrolmentView(String secret, String uri, List<String> qrCode) {
        @Override
        public String toString() {
            return "EnrolmentView";
        }
    }

    /** Shown once; the node keeps digests. */
    record RecoveryCodes(List<String> codes) {
        @Override
        public String toString() {
            return "RecoveryCodes";
        }
    }
}
