package org.consilium.app.greeting;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first account of a new node, {@code admin}.
 *
 * @param password what it signs in with; empty: generated and printed once
 */
@ConfigurationProperties("consilium.admin")
public record FirstAccountSettings(@DefaultValue("") String password) {

    Optional<String> configured() {
        return Optional.of(password).filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "FirstAccountSettings[]";
    }
}
