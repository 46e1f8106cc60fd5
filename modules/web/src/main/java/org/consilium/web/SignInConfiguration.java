package org.consilium.web;

import org.consilium.security.People;
import org.consilium.security.SecuritySettings;
import org.consilium.security.factor.SecondFactors;
import org.consilium.security.oidc.ProviderSignIn;
import org.consilium.security.passkey.Passkeys;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.session.Sessions;
import org.consilium.web.signin.ConfirmationController;
import org.consilium.web.signin.PasskeyController;
import org.consilium.web.signin.PasskeyProof;
import org.consilium.web.signin.PasskeySessionController;
import org.consilium.web.signin.PasskeySite;
import org.consilium.web.signin.PasswordProof;
import org.consilium.web.signin.SecondFactorController;
import org.consilium.web.signin.SessionController;
import org.consilium.web.signin.SessionViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How people sign in, and prove who they are. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    PasswordProof passwordProof(People people, SecondFactors secondFactors) {
        return new PasswordProof(people, secondFactors);
    }

    @Bean
    SessionViews sessionViews(
            InstitutionNames institutions,
            SecondFactors secondFactors,
            Passkeys passkeys,
            ProviderSignIn providers,
            NodeDescription node,
            SecuritySettings settings) {
        return new SessionViews(
                institutions, secondFactors, passkeys, providers, node, settings.secondFactorRequired());
    }

    @Bean
    SessionController sessionController(
            People people, Sessions sessions, PasswordProof proof, SessionViews views, ProviderSignIn providers) {
        return new SessionController(people, sessions, proof, views, providers);
    }

    @Bean
    ConfirmationController confirmationController(PasswordProof proof, Sessions sessions) {
        return new ConfirmationController(proof, sessions);
    }

    @Bean
    SecondFactorController secondFactorController(
            SecondFactors secondFactors, Sessions sessions, SecuritySettings settings) {
        return new SecondFactorController(secondFactors, sessions, settings.secondFactorRequired());
    }

    @Bean
    PasskeySite passkeySite(WebSettings settings) {
        return new PasskeySite(settings.publicUrl(), settings.passkeyDomain());
    }

    @Bean
    PasskeyController passkeyController(Passkeys passkeys, PasskeySite site, NodeDescription node) {
        return new PasskeyController(passkeys, site, node);
    }

    @Bean
    PasskeySessionController passkeySessionController(
            Passkeys passkeys, People people, PasskeySite site, Sessions sessions, SessionViews views) {
        return new PasskeySessionController(new PasskeyProof(passkeys, people, site), sessions, views);
    }
}
