package org.consilium.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.Confirmation;
import org.consilium.security.Person;
import org.consilium.security.passkey.Passkeys;
import org.consilium.security.passkey.Purpose;
import org.consilium.web.NodeDescription;
import org.consilium.web.json.Body;
import org.consilium.web.signin.PasskeyBodies.CreationOptions;
import org.consilium.web.signin.PasskeyBodies.NameBody;
import org.consilium.web.signin.PasskeyBodies.NewPasskey;
import org.consilium.web.signin.PasskeyBodies.PasskeyView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The passkeys of the person at the browser. */
@RestController
@RequestMapping("/api/me/passkeys")
public final class PasskeyController {

    private final Passkeys passkeys;
    private final PasskeySite site;
    private final NodeDescription node;

    public PasskeyController(Passkeys passkeys, PasskeySite site, NodeDescription node) {
        this.passkeys = passkeys;
        this.site = site;
        this.node = node;
    }

    @GetMapping
    List<PasskeyView> all(Person person) {
        return passkeys.of(person.id()).stream().map(PasskeyView::of).toList();
    }

    /** What the browser asks the device for. */
    @PostMapping("/challenge")
    CreationOptions challenge(Person person, Confirmation confirmation, HttpServletRequest request) {
        byte[] challenge = passkeys.challenge(Purpose.REGISTER, Optional.of(person.id()));
        List<byte[]> known = passkeys.credentialIds(person.id());
        return CreationOptions.of(person, site.of(request), node.name(), challenge, known);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PasskeyView register(
            Person person, Confirmation confirmation, @RequestBody NewPasskey body, HttpServletRequest request) {
        return PasskeyView.of(passkeys.register(
                person.id(),
                Body.line(body.name(), "name"),
                site.of(request),
                Base64Url.decode(body.attestationObject(), "attestationObject"),
                Base64Url.decode(body.clientDataJSON(), "clientDataJSON")));
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(Person person, @PathVariable UUID id, @RequestBody NameBody body) {
        passkeys.rename(person.id(), id, body.required());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Person person, Confirmation confirmation, @PathVariable UUID id) {
        passkeys.remove(person.id(), id);
    }
}
