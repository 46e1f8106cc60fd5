package org.consilium.app.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demonstration network; without effect unless the node was started with {@code --demo}.
 *
 * @param password with which the people of the demonstration sign in, at least 12 characters; empty: generated once per
 *     data folder
 */
@ConfigurationProperties("consilium.demo")
public record DemoSettings(@DefaultValue("") String password) {

    @Override
    public String toString() {
        return "DemoSettings[]";
    }
}
